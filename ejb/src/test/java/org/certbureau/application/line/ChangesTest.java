package org.certbureau.application.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.certificate.LineNumber;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.contents.Particulars;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.oracle.TruthTable;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.CertificatePolicy.ChangeRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.Quoting;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change of data comes to, field by field (A-C10, A-X4). */
class ChangesTest {
  private static final CaseNumber FIRST = new CaseNumber("CS-20261122-000318");
  private static final CaseNumber BETWEEN = new CaseNumber("CS-20261123-000319");
  private static final CaseNumber OWN = new CaseNumber("CS-20261124-000320");

  /** Something else than the register has, for each field that may be told. */
  private static final Map<String, String> OTHER =
      Map.of(
          "unitEmail", "zx@chenglan.example.cn",
          "insuranceNumber", "4301000777",
          "registrationNumber", "430100000000778",
          "organizationCode", "MA4L00070",
          "unitName", "长沙澄岚新材料有限公司",
          "legalAddress", "长沙市雨花区澄岚路 9 号");

  static Stream<Row> fields() {
    return TruthTable.atCounter("preconditions")
        .filter(row -> row.service() == Service.CHANGE)
        .filter(row -> !row.get("STATE").matches("(the certificate|an).*"));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void a_field_changes_or_a_rule_refuses_it(Row row) {
    if (row.get("STATE").startsWith("15-digit")) {
      Map<String, String> before = form(row.policy());
      before.remove("creditCode");
      before.putAll(
          Map.of("registrationNumber", "430100000000124", "organizationCode", "MA4L00011"));
      Map<String, String> after = form(row.policy());
      Changes changes = changes(row.policy(), Service.CHANGE, before, after);
      assertThat(row.get("RESULT")).isEqualTo("ALLOWED");
      assertThat(changes.problems()).isEmpty();
      assertThat(changes.fields())
          .extracting(FieldChange::key)
          .containsExactly("creditCode", "registrationNumber", "organizationCode");
      assertThat(changes.fields()).allMatch(change -> change.row().rule().equals(row.get("RULE")));
      return;
    }
    String[] state = row.get("STATE").split(", ");
    String field = state[0].substring("field ".length());
    Changes changes = changed(row.policy(), field, OTHER.get(field));
    FieldChange change = changes.of(field).orElseThrow();
    if (row.get("RESULT").startsWith("REFUSED")) {
      assertThat(state[1]).isEqualTo("no proof");
      Problem unproved = changes.unproved(change, field);
      assertThat(unproved.code()).isEqualTo("application.renaming-unproved");
      assertThat(unproved.rule()).isEqualTo(row.get("RULE"));
      return;
    }
    assertThat(changes.problems()).isEmpty();
    assertThat(change.row().rule()).isEqualTo(row.get("RULE"));
    boolean alone = row.get("RESULT").equals("ALLOWED, register only, no job");
    assertThat(change.row().verdict() == ChangeRule.Verdict.ALLOWED).isEqualTo(alone);
    // the certificate of a unit with a credit code names that in place of its organisation code
    assertThat(change.carried()).isEqualTo(!alone && !field.equals("organizationCode"));
  }

  @ParameterizedTest(name = "{0} {1}={2}: {3}, {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          430100 | creditCode          | 91430100MA4L00070N | CS-S3 | C4-creditCode      | true
          430100 | certificateName     | 澄岚公司            | A-C10 | C4-certificateName | true
          430100 | legalRepresentative | 陈岚               | A-X4  |                    | false
          430100 | unitPhone           | 0731-85550143      | A-X4  |                    | false
          430100 | unitType            | INSTITUTION        | A-X4  |                    | false
          440000 | unitName            | 澄岚研究院          | GD-19 |                    | true
          440000 | creditCode          | 91430100MA4L00070N | GD-19 |                    | true
          440000 | department          | 教务处             | GD-19 |                    | true
          440000 | unitEmail           | zx@example.cn      | GD-19 |                    | false
          440000 | legalAddress        | 广州市越秀区        | GD-19 |                    | false
          440000 | crossBorder         | true               | GD-19 |                    | false
          """)
  void a_region_says_what_proves_a_change_and_its_certificate_whether_another_pair_is_made(
      String region, String field, String value, String rule, String proof, boolean carried) {
    Changes changes = changed(Policies.of(region), field, value);
    assertThat(changes.problems()).isEmpty();
    assertThat(changes.fields())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.row().rule()).isEqualTo(rule);
              assertThat(change.proof()).isEqualTo(proof);
              assertThat(change.carried()).isEqualTo(carried);
            });
    assertThat(Procedure.of(changes.in(situation(Service.CHANGE))))
        .isEqualTo(carried ? Procedure.CHANGE : Procedure.CHANGE_OF_REGISTER);
  }

  /** A fee may hang on it (A-X4): where no pair is made a region may charge nothing. */
  @ParameterizedTest
  @CsvSource({"unitPhone, 0731-85550143, 0.00", "unitEmail, zx@chenglan.example.cn, 200.00"})
  void a_policy_may_waive_the_fee_where_no_pair_is_made_A_X4(
      String field, String value, String total) {
    String row =
        """
            amount: "200.00"
            per: [CASE, CERTIFICATE]
            for: {services: [CHANGE], holders: [UNIT]}
        """;
    String free =
        """
            amount: "200.00"
            per: [CASE, CERTIFICATE]
            for: {services: [CHANGE], holders: [UNIT], when: [{CERTIFICATE_DATA_CHANGES: true}]}
            rule: CS-F5
            citation: 证书更新费用 200 元/证/次
          - code: CORRECTION
            item: {zh: 登记变更, en: Correction of the register}
            amount: "0.00"
            per: [CASE]
            for: {services: [CHANGE], holders: [UNIT], when: [{CERTIFICATE_DATA_CHANGES: false}]}
        """;
    String written = Policies.text("db/policies/430100-7.yaml");
    assertThat(written).contains(row);
    Policy waiving = PolicyReader.read(written.replace(row, free));
    Situation asked = changed(waiving, field, value).in(situation(Service.CHANGE));
    assertThat(
            Quoting.quote(
                    waiving,
                    new QuoteRequest(
                        waiving.region(),
                        asked.service(),
                        asked.holder(),
                        asked.channel(),
                        1,
                        1,
                        asked.facts()))
                .total())
        .hasToString(total);
  }

  @Test
  void where_nothing_is_changed_that_is_said_once_at_the_form() {
    Map<String, String> form = form(Policies.CHANGSHA);
    Map<String, String> otherAgent = new TreeMap<>(form);
    otherAgent.put("agentName", "易佳");
    // what stands in no field is what the form offers at first
    otherAgent.put("agentMobile", "13900139000");
    assertThat(changes(Policies.CHANGSHA, Service.CHANGE, form, otherAgent).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("application.nothing-changed");
              assertThat(problem.field()).isNull();
              assertThat(problem.rule()).isEqualTo("CS-S3、A-C10、A-X4");
            });
  }

  @Test
  void what_no_row_lets_change_is_refused_at_its_field_and_pointed_elsewhere() {
    Policy four =
        PolicyReader.read(
            Policies.text("db/policies/430100-7.yaml")
                .replace(
                    "fields: [unitType, legalRepresentative, legalAddress, unitPhone]",
                    "fields: [unitPhone]"));
    assertThat(changed(four, "legalAddress", "长沙市雨花区").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("application.may-not-change");
              assertThat(problem.field()).isEqualTo("legalAddress");
              assertThat(problem.args()).contains("单位地址", "证书初次申请");
              assertThat(problem.rule()).isEqualTo("CS-S3、A-C10、A-X4");
            });
  }

  @Test
  void who_keeps_neither_name_nor_number_applies_anew() {
    Map<String, String> after = form(Policies.CHANGSHA);
    after.putAll(
        Map.of(
            "unitName", "湖南另一家有限公司",
            "creditCode", "91430100MA4L00070N",
            "insuranceNumber", "4301000777"));
    assertThat(
            changes(Policies.CHANGSHA, Service.CHANGE, form(Policies.CHANGSHA), after).problems())
        .extracting(Problem::code, Problem::field)
        .containsExactly(tuple("application.another-holder", "unitName"));
    after.put("insuranceNumber", "4301000318");
    assertThat(
            changes(Policies.CHANGSHA, Service.CHANGE, form(Policies.CHANGSHA), after).problems())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // untouched, and registered as something else meanwhile
    "true,  office@chenglan.example.cn, unitEmail",
    "true,  zx@chenglan.example.cn,     ",
    "true,  new@chenglan.example.cn,    ",
    "false, zx@chenglan.example.cn,     unitEmail",
    "false, new@chenglan.example.cn,    unitEmail",
  })
  void what_was_registered_meanwhile_is_told_at_its_field(boolean open, String typed, String told) {
    Map<String, String> from = form(Policies.CHANGSHA);
    Map<String, String> now = new TreeMap<>(from);
    now.put("unitEmail", "new@chenglan.example.cn");
    Map<String, String> after = new TreeMap<>(from);
    after.putAll(Map.of("unitPhone", "0731-85550143", "unitEmail", typed));
    Changes changes =
        changes(
            Policies.CHANGSHA,
            Service.CHANGE,
            new Register(FIRST, from),
            new Register(BETWEEN, now),
            open,
            after);
    assertThat(changes.moved())
        .extracting(Problem::field)
        .isEqualTo(told == null ? List.of() : List.of(told));
    changes
        .moved()
        .forEach(
            problem ->
                assertThat(problem.args()).contains("new@chenglan.example.cn", BETWEEN.value()));
  }

  @Test
  void once_it_is_done_it_still_tells_what_was_before() {
    Map<String, String> from = form(Policies.CHANGSHA);
    Map<String, String> after = new TreeMap<>(from);
    after.put("unitPhone", "0731-85550143");
    Changes done =
        changes(
            Policies.CHANGSHA,
            Service.CHANGE,
            new Register(FIRST, from),
            new Register(OWN, after),
            false,
            after);
    assertThat(done.moved()).isEmpty();
    assertThat(done.fields())
        .extracting(FieldChange::before, FieldChange::after)
        .containsExactly(tuple("0731-85550142", "0731-85550143"));
  }

  private static Changes changed(Policy policy, String field, String value) {
    Map<String, String> after = form(policy);
    after.put(field, value);
    return changes(policy, Service.CHANGE, form(policy), after);
  }

  private static Map<String, String> form(Policy policy) {
    return new TreeMap<>(Counter.form(policy.region()));
  }

  private static Changes changes(
      Policy policy, Service service, Map<String, String> before, Map<String, String> after) {
    Register register = new Register(FIRST, before);
    return changes(policy, service, register, register, true, after);
  }

  private static Changes changes(
      Policy policy,
      Service service,
      Register from,
      Register now,
      boolean open,
      Map<String, String> after) {
    return Changes.of(
        new CaseLine(new LineRules(policy, line(policy), List.of()), from, now),
        OWN,
        open,
        policy,
        new Particulars(policy.region(), situation(service), 1, null, after, Set.of()));
  }

  private static Situation situation(Service service) {
    return Situation.of(service, HolderType.UNIT, Channel.COUNTER);
  }

  private static LineView line(Policy policy) {
    return new LineView(
        1,
        LineNumber.find("CS-Z-000318").orElseThrow(),
        policy.region(),
        FIRST,
        Instant.EPOCH,
        null,
        LineStanding.ACTIVE,
        false,
        "C0FFEE0000000001",
        Instant.EPOCH,
        null,
        List.of(),
        null,
        null,
        null,
        null);
  }
}
