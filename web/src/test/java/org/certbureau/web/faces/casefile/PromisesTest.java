package org.certbureau.web.faces.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;
import org.certbureau.application.view.CaseCertificate;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No screen promises of an expired certificate what only a valid one can do. */
class PromisesTest {
  private static final ResourceBundle SAID =
      ResourceBundle.getBundle("messages.screens", Locale.SIMPLIFIED_CHINESE);

  private static final String USEFUL = "照旧能用|照旧使用|恢复使用|立即列入撤销列表|移出撤销列表";

  static Stream<Function<CaseCertificate, String>> promises() {
    return Stream.of(
        Promises::revoked,
        certificate -> Promises.lifted(certificate, true),
        certificate -> Promises.lifted(certificate, false),
        Promises::released,
        Promises::unharmed,
        Promises::meanwhile);
  }

  @ParameterizedTest
  @MethodSource("promises")
  void what_is_past_its_end_is_promised_no_use(Function<CaseCertificate, String> promise) {
    assertThat(said(promise, LineStanding.ACTIVE, false)).containsPattern(USEFUL);
    assertThat(said(promise, LineStanding.EXPIRED, true)).doesNotContainPattern(USEFUL);
    assertThat(said(promise, LineStanding.SUSPENDED, true)).doesNotContainPattern(USEFUL);
  }

  /** A hold goes with the revocation; without one there is nothing for a list to say. */
  @ParameterizedTest
  @CsvSource({"ACTIVE, false, 立即列入", "EXPIRED, true, 不必列入", "SUSPENDED, true, 冻结随之结束"})
  void a_revocation_tells_what_becomes_of_the_list(
      LineStanding standing, boolean pastEnd, String words) {
    assertThat(said(Promises::revoked, standing, pastEnd)).contains(words);
  }

  private static String said(
      Function<CaseCertificate, String> promise, LineStanding standing, boolean pastEnd) {
    boolean held = standing == LineStanding.SUSPENDED;
    return SAID.getString(
        promise.apply(
            new CaseCertificate(
                "CS-Z-000001",
                standing,
                pastEnd,
                "C0FFEE0000000001",
                Instant.EPOCH,
                List.of(),
                held ? Instant.EPOCH : null,
                held ? new CaseNumber("CS-20260101-000001") : null,
                null,
                List.of(),
                List.of())));
  }
}
