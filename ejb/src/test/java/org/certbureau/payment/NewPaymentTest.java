package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cashier types is the same slip and the same payer however it is spelt. */
class NewPaymentTest {
  @ParameterizedTest(name = "<{0}>: <{1}>")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
      ' slip-42 ', SLIP-42
      SLIP-42,     SLIP-42
      １２３ ４ａ,     123 4A
      ' ',         ''
      -,           ''
      """)
  void a_reference_is_written_in_capitals_without_blanks_around_it(String typed, String kept) {
    assertThat(new NewPayment(PaymentMethod.POS, Money.of("750"), null, typed).reference())
        .isEqualTo(kept);
    assertThat(new NewRefund(PaymentMethod.POS, typed, null).reference()).isEqualTo(kept);
  }

  @ParameterizedTest(name = "<{0}>: <{1}>")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
      ' 陈澄 ', 陈澄
      陈澄,     陈澄
      ' ',      -
      '',       -
      -,        -
      """)
  void a_payer_who_is_not_named_is_none(String typed, String kept) {
    assertThat(new NewPayment(PaymentMethod.POS, Money.of("750"), typed, "slip-42").payerName())
        .isEqualTo(kept);
  }
}
