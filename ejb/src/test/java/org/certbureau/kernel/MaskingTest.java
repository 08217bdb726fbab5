package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {
  @Test
  void keeps_what_a_clerk_needs_to_recognise_a_person() {
    assertThat(Masking.citizenId("430102199003077511")).isEqualTo("4301************11");
    assertThat(Masking.mobile("13800138000")).isEqualTo("138****8000");
    assertThat(Masking.email("oujia@example.cn")).isEqualTo("ou***@example.cn");
    assertThat(Masking.document("H12345678")).isEqualTo("H1*****78");
    assertThat(Masking.bankAccount("7443 9001 8260 0096 874")).isEqualTo("****6874");
  }

  @Test
  void hides_all_of_what_is_too_short() {
    assertThat(Masking.citizenId("43010")).isEqualTo("*****");
    assertThat(Masking.mobile("1380013")).isEqualTo("*******");
    assertThat(Masking.bankAccount("6874")).isEqualTo("****");
    assertThat(Masking.email("ou@example.cn")).isEqualTo("o***@example.cn");
    assertThat(Masking.email("o@example.cn")).isEqualTo("***@example.cn");
    assertThat(Masking.email("@example.cn")).isEqualTo("***@example.cn");
    assertThat(Masking.email("oujia")).isEqualTo("*****");
  }

  @Test
  void masks_nothing_as_nothing() {
    assertThat(Masking.citizenId(null)).isEmpty();
    assertThat(Masking.mobile("")).isEmpty();
    assertThat(Masking.email(null)).isEmpty();
    assertThat(Masking.bankAccount(null)).isEmpty();
  }
}
