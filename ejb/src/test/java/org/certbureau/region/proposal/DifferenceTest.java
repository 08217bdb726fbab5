package org.certbureau.region.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.certbureau.region.Policies;
import org.certbureau.region.policy.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator reads before he agrees. */
class DifferenceTest {
  private static final String GUANGDONG = Policies.text("db/policies/440000.yaml");

  private static String told(List<ChangedRow> rows) {
    return rows.stream().map(DifferenceTest::told).collect(Collectors.joining("\n"));
  }

  private static String told(ChangedRow row) {
    return "%s %s %s→%s: %s"
        .formatted(
            row.section(),
            row.name().zh(),
            row.before() == null ? "-" : row.before().rule(),
            row.after() == null ? "-" : row.after().rule(),
            row.values().stream()
                .map(
                    value ->
                        "%s %s→%s"
                            .formatted(value.key(), words(value.before()), words(value.after())))
                .collect(Collectors.joining(" ")));
  }

  private static String words(List<Text> texts) {
    return texts.stream().map(Text::zh).collect(Collectors.joining(","));
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          version: 1\\neffective           | version: 2\\neffective            |
          # the ban                        | # a comment                        |
          leadWorkingDays: 1               | leadWorkingDays: 2                 | payments REMITTANCE GD-10→GD-10: leadWorkingDays 1→2
          holders: [UNIT], when: [{REMITTED: true}] | holders: [UNIT], when: [{REMITTED: false}] | materials 汇款凭证（转账单复印件） GD-11→GD-11: when REMITTED→!REMITTED
          amount: "20.00"\\n    per: [CASE, TOKEN]\\n    for: {services: [CHANGE]| amount: "30.00"\\n    per: [CASE]\\n    for: {services: [CHANGE]| tariff 证书变更费 GD-F4→GD-F4: amount 20.00→30.00 per CASE,TOKEN→CASE
          citation: 邮编                   | citation: 邮政编码                 | form 邮编 A-G5→A-G5:
          casePrefix: GD                   | casePrefix: GDX                    | bureau 广东省机关事业单位养老保险网上服务系统 -→-: casePrefix GD→GDX
          - key: postalCode                | - key: zipCode                     | form 邮编 -→A-G5: key →zipCode label →邮编 section →UNIT kind →POSTAL_CODE required →true holders →UNIT
          effectiveFrom: 2020-01-01        | effectiveFrom: 2027-01-01          | effectiveFrom effectiveFrom -→-: effectiveFrom 2020-01-01→2027-01-01
          """)
  void each_row_that_says_something_else_is_shown_with_its_rule(
      String before, String after, String told) {
    String from = before.translateEscapes();
    assertThat(GUANGDONG).contains(from);
    List<ChangedRow> rows =
        Difference.between(GUANGDONG, GUANGDONG.replace(from, after.translateEscapes()));
    if (told == null) {
      assertThat(rows).isEmpty();
    } else {
      assertThat(told(rows)).startsWith(told);
    }
  }

  @Test
  void a_row_that_is_left_out_is_shown_with_all_it_said() {
    String unlock =
        GUANGDONG.substring(
            GUANGDONG.indexOf("  - code: UNLOCK\n    item"),
            GUANGDONG.indexOf("  # both stand on"));
    List<ChangedRow> rows = Difference.between(GUANGDONG, GUANGDONG.replace(unlock, ""));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).before().citation()).isEqualTo("证书解锁费…20元/次/个");
    assertThat(rows.get(0).after()).isNull();
    assertThat(told(rows)).contains("amount 20.00→");
    assertThat(Difference.between(GUANGDONG.replace(unlock, ""), GUANGDONG))
        .singleElement()
        .matches(row -> row.before() == null && row.after().rule().equals("GD-F5"));
  }

  /** Rows change places without saying anything else. */
  @ParameterizedTest
  @ValueSource(strings = {"430100", "440000"})
  void a_policy_does_not_differ_from_itself(String region) {
    String document = Policies.text("db/policies/" + region + ".yaml");
    assertThat(Difference.between(document, document)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"430100", "440000"})
  void every_difference_of_the_shipped_versions_has_its_rule_or_is_of_the_bureau(String region) {
    List<ChangedRow> rows =
        Difference.between(
            Policies.text("db/policies/" + region + ".yaml"),
            Policies.text("db/policies/" + region + "-2.yaml"));
    assertThat(rows)
        .allSatisfy(
            row -> {
              ChangedRow.Source source = row.after() == null ? row.before() : row.after();
              if (source != null) {
                assertThat(source.rule()).isNotBlank();
                assertThat(source.citation()).isNotBlank();
              }
              assertThat(row.name().zh()).isNotBlank();
            });
  }
}
