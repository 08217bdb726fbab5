package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Service;
import org.certbureau.station.BureauVerdict;
import org.certbureau.station.contract.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a token could not be made is said in words, in the reader's language. */
class ProductionFailureTest {
  /** What an earlier version wrote down and nobody writes any more. */
  private static final List<String> EARLIER = List.of("NOT_CERTIFIABLE");

  static Stream<String> everyCode() {
    return Stream.of(
            Stream.of(FailureCode.values()).map(Enum::name),
            Stream.of(BureauVerdict.values()).map(Enum::name),
            EARLIER.stream())
        .flatMap(codes -> codes);
  }

  @ParameterizedTest
  @MethodSource("everyCode")
  void every_code_has_its_sentence_in_every_language(String code) {
    ProductionFailure failure = new ProductionFailure(code, List.of("CS-20261127-000016"));
    List<String> said = Messages.LANGUAGES.stream().map(failure::in).distinct().toList();
    assertThat(said)
        .hasSameSizeAs(Messages.LANGUAGES)
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain(code, "{").matches(".*[.。]"));
  }

  /** Whether a region has a service is its policy's to say, and no policy is at hand here. */
  @ParameterizedTest
  @MethodSource("everyCode")
  void no_sentence_sends_anybody_to_a_service(String code) {
    assertThat(ProductionFailure.of(code).getZh()).doesNotContain("解锁", "补办", "办理", "恢复密钥");
    assertThat(ProductionFailure.of(code).getEn())
        .doesNotContainIgnoringCase("unlock")
        .doesNotContainIgnoringCase("replaced as");
  }

  @ParameterizedTest
  @CsvSource({
    "PIN_LOCKED,  UNLOCK",
    "FEW_TRIES,   UNLOCK",
    "NO_ROOM,     TOKEN_UPGRADE",
    "TOKEN_FAULT, REISSUE_DAMAGED",
    "CARRIED_OFF,"
  })
  void what_would_help_is_named_beside_it(String code, Service service) {
    assertThat(ProductionFailure.of(code).remedy()).isEqualTo(Optional.ofNullable(service));
  }

  @Test
  void what_a_rule_refused_is_said_in_the_rules_own_words() {
    ProductionFailure failure =
        ProductionFailure.of(Problem.of("ca.name-too-long", "commonName", "长沙\n澄岚", "64"));
    assertThat(failure.getEn()).contains("长沙 澄岚", "64");
    assertThat(failure.getZh()).contains("长沙 澄岚", "64");
    assertThat(ProductionFailure.read(failure.stored())).isEqualTo(failure);
  }

  @Test
  void a_rule_without_what_it_mentioned_is_told_in_general() {
    assertThat(ProductionFailure.read("ca.name-too-long").in(Locale.ENGLISH))
        .isEqualTo(ProductionFailure.of("NOT_CERTIFIABLE").in(Locale.ENGLISH));
  }

  @Test
  void what_nobody_has_words_for_is_told_as_it_was_written_down() {
    assertThat(ProductionFailure.read("介质写入失败").getZh()).isEqualTo("介质写入失败");
    assertThat(ProductionFailure.read("no.such-code").getZh()).isEqualTo("no.such-code");
  }

  @Test
  void what_is_mentioned_at_length_fits_its_column() {
    ProductionFailure failure =
        ProductionFailure.of(
            Problem.of("ca.lint", null, "𠮷".repeat(999), "b".repeat(999), "c", "d", "e", "f"));
    assertThat(failure.stored().length()).isLessThan(1000);
    assertThat(ProductionFailure.read(failure.stored())).isEqualTo(failure);
  }
}
