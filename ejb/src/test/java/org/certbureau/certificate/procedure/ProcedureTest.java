package org.certbureau.certificate.procedure;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.certbureau.certificate.procedure.Procedure.End;
import org.certbureau.certificate.procedure.Procedure.Hold;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Scoped;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of services as people wrote it, against the one that the program goes by. */
class ProcedureTest {
  /** What a cell of each column says, without what only explains it. */
  private static final Map<String, Map<String, Object>> WORDS =
      Map.ofEntries(
          entry(
              "line",
              Map.of("opens", LineFate.OPENS, "keeps", LineFate.KEEPS, "ends", LineFate.ENDS)),
          entry(
              "pair must be",
              Map.of(
                  "–", Set.of(),
                  "active", Set.of(LineStanding.ACTIVE),
                  "suspended", Set.of(LineStanding.SUSPENDED),
                  "active, expired", Set.of(LineStanding.ACTIVE, LineStanding.EXPIRED),
                  "active, suspended", Set.of(LineStanding.ACTIVE, LineStanding.SUSPENDED),
                  "active, suspended, expired",
                      Set.of(LineStanding.ACTIVE, LineStanding.SUSPENDED, LineStanding.EXPIRED))),
          entry("at acceptance", Map.of("–", Hold.NO, "on hold", Hold.AT_ACCEPTANCE)),
          entry(
              "keys",
              Map.of(
                  "–", Keys.NO_KEYS,
                  "new signing, new encryption", Keys.NEW_PAIR,
                  "new pair", Keys.NEW_PAIR,
                  "new pair; data that the certificate does not carry: none", Keys.NEW_PAIR,
                  "encryption key from escrow, never a signing key", Keys.ESCROWED_ENCRYPTION_KEY)),
          entry(
              "token",
              Map.of(
                  "–", Medium.NO_TOKEN,
                  "next blank", Medium.NEXT_BLANK,
                  "blank of the wanted model", Medium.NEXT_BLANK,
                  "the one presented", Medium.PRESENTED,
                  "presented", Medium.PRESENTED,
                  "presented; none", Medium.PRESENTED,
                  "presented, or with a reissue", Medium.PRESENTED,
                  "presented if held", Medium.PRESENTED_IF_HELD)),
          entry(
              "job",
              Map.of(
                  "none", JobKind.NO_JOB,
                  "ISSUE", JobKind.ISSUE,
                  "REKEY", JobKind.REKEY,
                  "REKEY; none", JobKind.REKEY,
                  "RESET_PIN", JobKind.RESET_PIN,
                  "RESTORE_KEY", JobKind.RESTORE_KEY)),
          entry(
              "ends",
              Map.of(
                  "–", End.NO_END,
                  "issue + n", End.ISSUE_AND_YEARS,
                  "old end", End.OLD_END,
                  "old end + n; expired: issue + n", End.OLD_AND_YEARS)),
          entry(
              "old pair, once the new one is proved",
              Map.of(
                  "–",
                  PairFate.AS_IT_WAS,
                  "superseded",
                  PairFate.SUPERSEDED,
                  "superseded; as it was",
                  PairFate.SUPERSEDED,
                  "superseded; an expired one stays expired",
                  PairFate.SUPERSEDED,
                  "hold lifted",
                  PairFate.HOLD_LIFTED,
                  "keyCompromise, in the transaction that opens production",
                  PairFate.REVOKED_AT_PRODUCTION,
                  "reason, at approval, for every pair of the line that is not ended;"
                      + " expired: no CRL entry",
                  PairFate.REVOKED_AT_APPROVAL)),
          entry(
              "old token",
              Map.of(
                  "–", TokenFate.NOT_TOUCHED,
                  "stays", TokenFate.STAYS,
                  "lost", TokenFate.LOST,
                  "taken back", TokenFate.TAKEN_BACK,
                  "taken back for destruction", TokenFate.TAKEN_BACK,
                  "taken back or lost", TokenFate.TAKEN_BACK_OR_LOST)),
          entry(
              "handed over",
              Map.of(
                  "–", Set.of(),
                  "token", Set.of(Handed.TOKEN),
                  "token; –", Set.of(Handed.TOKEN),
                  "token, slip", Set.of(Handed.TOKEN, Handed.PIN_SLIP),
                  "token, PIN slip", Set.of(Handed.TOKEN, Handed.PIN_SLIP))));

  static Stream<Arguments> cells() {
    List<List<String>> table = table();
    List<String> columns = table.get(0);
    return table.stream()
        .skip(1)
        .flatMap(
            row ->
                IntStream.range(1, columns.size())
                    .mapToObj(i -> Arguments.of(row.get(0), columns.get(i), row.get(i))));
  }

  private static List<List<String>> table() {
    return Policies.text("procedure/services.md")
        .lines()
        .filter(line -> !line.startsWith("|---"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(ProcedureTest::said).toList())
        .toList();
  }

  /** Without rules in brackets, and the ring that says that a region's policy has a say. */
  private static String said(String cell) {
    return cell.replaceAll("\\([^)]*\\)", "").replace("°", "").replaceAll("\\s+", " ").strip();
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("cells")
  void every_cell_is_what_the_program_goes_by(Service service, String column, String said) {
    assertThat(WORDS).containsKey(column);
    assertThat(WORDS.get(column)).containsEntry(said, cell(Procedure.of(service), column));
  }

  private static Object cell(Procedure row, String column) {
    return switch (column) {
      case "line" -> row.line();
      case "pair must be" -> row.admits();
      case "at acceptance" -> row.holdsAtAcceptance() ? Hold.AT_ACCEPTANCE : Hold.NO;
      case "keys" -> row.keys();
      case "token" -> row.medium();
      case "job" -> row.job();
      case "ends" -> row.end();
      case "old pair, once the new one is proved" -> row.oldPair();
      case "old token" -> row.oldToken();
      case "handed over" -> row.handed();
      default -> throw new IllegalArgumentException(column);
    };
  }

  /** What stands behind the semicolons of the row of a change (A-X4). */
  @Test
  void a_change_of_what_the_certificate_does_not_say_makes_nothing_A_X4() {
    Situation unknown = Situation.of(Service.CHANGE, HolderType.UNIT, Channel.COUNTER);
    assertThat(Procedure.of(unknown)).isEqualTo(Procedure.CHANGE);
    assertThat(Procedure.of(unknown.with(Fact.CERTIFICATE_DATA_CHANGES, true)))
        .isEqualTo(Procedure.CHANGE);
    Procedure register = Procedure.of(unknown.with(Fact.CERTIFICATE_DATA_CHANGES, false));
    assertThat(register.keys()).isEqualTo(Keys.NO_KEYS);
    assertThat(register.medium()).isEqualTo(Medium.NO_TOKEN);
    assertThat(register.job()).isEqualTo(JobKind.NO_JOB);
    assertThat(register.oldPair()).isEqualTo(PairFate.AS_IT_WAS);
    assertThat(register.handed()).isEmpty();
    assertThat(register.admits()).isEqualTo(Procedure.CHANGE.admits());
    assertThat(register.oldToken()).isEqualTo(Procedure.CHANGE.oldToken());
    assertThat(register.rank()).isEqualTo(Procedure.CHANGE.rank());
    assertThat(
            Procedure.of(
                Situation.of(Service.RENEW, HolderType.UNIT, Channel.COUNTER)
                    .with(Fact.CERTIFICATE_DATA_CHANGES, false)))
        .isEqualTo(Procedure.RENEW);
  }

  @Test
  void every_service_has_a_row() {
    assertThat(rows()).isEqualTo(EnumSet.allOf(Service.class));
    assertThat(Procedure.values()).hasSize(Service.values().length + 1);
  }

  static Stream<Policy> shipped() {
    return Policies.text("db/policies/index.txt")
        .lines()
        .map(file -> PolicyReader.read(Policies.text("db/policies/" + file)));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void every_service_that_a_shipped_policy_names_has_a_row(Policy policy) {
    assertThat(named(policy)).isNotEmpty().isSubsetOf(rows());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void no_shipped_policy_asks_of_a_service_what_the_table_leaves_no_room_for(Policy policy) {
    assertThat(new ProcedureFit().misfits(policy)).isEmpty();
  }

  /**
   * What is done at its acceptance waits for nobody (A-C15), and a token is brought of a
   * certificate that there is. Each row with another scope than it has.
   */
  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - gate: REVIEW    | {services: [NEW, SUSPEND]}     | gates[2] CS-09 SUSPEND REVIEW
          - gate: PAYMENT   | {services: [SUSPEND]}          | gates[3] CS-S1 SUSPEND PAYMENT
          - gate: PAYMENT   | {holders: [UNIT]}              | gates[3] CS-S1 SUSPEND PAYMENT
          - gate: PAYMENT   | {when: [{HUMAN_DAMAGE: true}]} | gates[3] CS-S1 SUSPEND PAYMENT
          - gate: PAYMENT   | {services: [NEW, REVOKE]}      | ''
          - gate: PAYMENT   | {holders: [EMPLOYEE]}          | ''
          - gate: ORIGINALS | {services: [NEW, SUSPEND]}     | ''
          kind: TOKEN       | {services: [NEW, RESUME]}      | materials[15] A-C15 NEW T1
          kind: TOKEN       | {services: [REVOKE]}           | ''
          """)
  void a_policy_that_asks_what_the_table_leaves_no_room_for_is_told_the_place(
      String row, String scope, String told) {
    String document = Policies.text("db/policies/430100-4.yaml");
    int at = document.indexOf(row);
    String edited =
        document.substring(0, at)
            + document.substring(at).replaceFirst("for: \\{.*\\}\n", "for: " + scope + "\n");

    assertThat(new ProcedureFit().misfits(PolicyReader.read(edited)))
        .extracting(problem -> String.join(" ", problem.args()))
        .containsExactlyElementsOf(told.isEmpty() ? List.of() : List.of(told));
  }

  private static Set<Service> named(Policy policy) {
    return Stream.of(
            policy.words().keySet().stream(),
            services(policy.access()),
            services(policy.tariff()),
            services(policy.materials()),
            services(policy.gates()))
        .flatMap(services -> services)
        .collect(Collectors.toSet());
  }

  private static Stream<Service> services(List<? extends Scoped> rows) {
    return rows.stream().flatMap(row -> row.scope().services().stream());
  }

  private static Set<Service> rows() {
    return table().stream()
        .skip(1)
        .map(row -> Service.valueOf(row.get(0).toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
  }
}
