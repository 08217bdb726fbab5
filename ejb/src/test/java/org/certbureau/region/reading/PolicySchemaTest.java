package org.certbureau.region.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.policy.DeliveryRule;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.TariffLine;
import org.certbureau.region.policy.Uploads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a slip of the pen in a policy leads to. */
class PolicySchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHANGSHA = Policies.newest("430100");

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'amount: "500.00"'            | 'amonut: "500.00"'              | amonut
          'amount: "500.00"'            | 'amount: 500.00'                | /tariff/0/amount
          'amount: "500.00"'            | 'amount: "500"'                 | /tariff/0/amount
          'amount: "500.00"'            | 'amount: "-500.00"'             | /tariff/0/amount
          'per: [CASE]'                 | 'per: [CASES]'                  | /tariff/0/per
          'per: [CASE]'                 | 'per: []'                       | /tariff/0/per
          'rule: CS-F1'                 | 'rule: F1'                      | /tariff/0/rule
          '  rule: CS-F2'               | '  rules: CS-F2'                | rules
          '  citation: 开户费 500 元'     | ''                              | citation
          'retryLimit: 9'               | 'retryLimit: 0'                 | retryLimit
          'retryLimit: 9'               | 'retryLimit: 2'                 | retryLimit
          'retryLimit: 9'               | 'retryLimit: nine'              | retryLimit
          'period: P1Y'                 | 'period: one year'              | period
          'services: [NEW, RENEW]'      | 'services: [NEW, RENUE]'        | /for/services/1
          'holders: [UNIT]'             | 'holder: [UNIT]'                | holder
          'HUMAN_DAMAGE: true'          | 'HUMAN_DAMGE: true'             | HUMAN_DAMGE
          'HUMAN_DAMAGE: true'          | 'HUMAN_DAMAGE: yes please'      | HUMAN_DAMAGE
          'kind: CREDIT_CODE'           | 'kind: CREDITCODE'              | kind
          'required: true'              | 'requierd: true'                | requierd
          'casePrefix: CS'              | 'casePrefix: cs'                | casePrefix
          'region: "430100"'            | 'region: "43010"'               | region
          'effectiveFrom: 2020-01-01'   | 'effectiveFrom: 2020-02-30'     | effectiveFrom
          'years: 10'                   | 'years: 4'                      | years
          'code: DFCA'                  | 'code: dfca'                    | code
          'gate: REVIEW'                | 'gate: REVUE'                   | gate
          'retention:'                  | 'retentoin:'                    | retentoin
          """)
  void the_schema_refuses_it(String right, String wrong, String named) {
    assertThat(CHANGSHA).contains(right);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PolicyReader.read(
                    CHANGSHA.replaceFirst(java.util.regex.Pattern.quote(right), wrong)))
        .withMessageContaining("schema")
        .withMessageContaining(named);
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'warnBytes: 153600'              | 'warnBytes: 15360'                | not in order
          'version: 8'                     | 'version: 8\\nversion: 8'         | is no YAML
          """)
  void a_row_that_contradicts_itself_is_refused(String right, String wrong, String named) {
    assertThat(CHANGSHA).contains(right);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PolicyReader.read(
                    CHANGSHA.replaceFirst(
                        java.util.regex.Pattern.quote(right), wrong.replace("\\n", "\n"))))
        .withMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'region: "430100"\\n  version: 8' | 2 | 3
          'a: 1\\n\\tb: 2'                       | 2 | 1
          'a: "x' | 1 | 6
          'a: 1\\na: 2'                          | 2 | 2
          """)
  void what_is_no_yaml_is_told_by_its_place_and_not_in_the_parsers_words(
      String yaml, int line, int column) {
    assertThatExceptionOfType(UnreadablePolicy.class)
        .isThrownBy(() -> PolicyReader.read(yaml.replace("\\n", "\n").replace("\\t", "\t")))
        .satisfies(
            told -> {
              assertThat(told.inChinese())
                  .isEqualTo("第 %d 行第 %d 列不合 YAML 语法，请检查缩进、冒号、引号和重复的名称".formatted(line, column));
              assertThat(told)
                  .hasMessageStartingWith("line %d, column %d is no YAML".formatted(line, column));
            });
  }

  @Test
  void every_keyword_of_the_schema_has_its_words_in_chinese() {
    Set<String> keywords = new TreeSet<>();
    addKeywords(schema(), keywords);
    keywords.removeAll(
        Set.of("$defs", "$ref", "$schema", "title", "description", "items", "properties"));
    assertThat(SchemaWords.keywords()).isEqualTo(keywords);
    assertThatExceptionOfType(UnreadablePolicy.class)
        .isThrownBy(
            () -> PolicyReader.read(CHANGSHA.replaceFirst("casePrefix: CS", "casePrefix: 1")))
        .satisfies(told -> assertThat(told.inChinese()).endsWith("/bureau/casePrefix 应为文本，写的是整数"));
  }

  private static JsonNode schema() {
    try {
      return JSON.readTree(Policies.text("db/policies/policy.schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands under names of the model's is no keyword itself. */
  private static void addKeywords(JsonNode node, Set<String> keywords) {
    node.fields()
        .forEachRemaining(
            entry -> {
              keywords.add(entry.getKey());
              boolean named = Set.of("properties", "$defs").contains(entry.getKey());
              if (named) {
                entry.getValue().forEach(schema -> addKeywords(schema, keywords));
              } else {
                addKeywords(entry.getValue(), keywords);
              }
            });
    if (node.isArray()) {
      node.forEach(one -> addKeywords(one, keywords));
    }
  }

  @Test
  void every_name_of_the_schema_is_a_name_of_the_model() throws IOException {
    JsonNode schema = JSON.readTree(Policies.text("db/policies/policy.schema.json"));
    JsonNode names = schema.path("$defs");
    assertThat(texts(names.at("/service/enum"))).isEqualTo(names(Service.values()));
    assertThat(texts(names.at("/fact/enum"))).isEqualTo(names(Fact.values()));
    JsonNode scope = names.at("/scope/properties");
    assertThat(texts(scope.at("/holders/items/enum"))).isEqualTo(names(HolderType.values()));
    assertThat(texts(scope.at("/channels/items/enum"))).isEqualTo(names(Channel.values()));
    JsonNode field = names.at("/field/properties");
    assertThat(texts(field.at("/kind/enum"))).isEqualTo(names(FieldKind.values()));
    assertThat(texts(field.at("/filled/enum"))).isEqualTo(names(FormField.Filled.values()));
    JsonNode material = names.at("/material/properties");
    assertThat(texts(material.at("/kind/enum"))).isEqualTo(names(Material.Kind.values()));
    assertThat(texts(material.at("/original/enum"))).isEqualTo(names(Material.Original.values()));
    assertThat(texts(names.at("/tariffLine/properties/per/items/enum")))
        .isEqualTo(names(TariffLine.Unit.values()));
    JsonNode top = schema.path("properties");
    assertThat(texts(top.at("/access/items/properties/verdict/enum")))
        .isEqualTo(names(AccessRule.Verdict.values()));
    assertThat(texts(top.at("/gates/items/properties/gate/enum")))
        .as("the voucher is asked for by how it was paid")
        .isEqualTo(names(new Gate[] {Gate.REVIEW, Gate.PAYMENT, Gate.ORIGINALS}));
    assertThat(texts(top.at("/payments/items/properties/method/enum")))
        .isEqualTo(names(PaymentMethod.values()));
    assertThat(texts(top.at("/uploads/properties/formats/items/enum")))
        .isEqualTo(names(Uploads.Format.values()));
    assertThat(texts(top.at("/delivery/items/properties/way/enum")))
        .isEqualTo(names(DeliveryRule.Way.values()));
    JsonNode certificate = names.at("/certificate/properties");
    assertThat(texts(certificate.at("/extensions/items/properties/extension/enum")))
        .isEqualTo(names(CertificatePolicy.ExtensionRule.Extension.values()));
    assertThat(texts(certificate.at("/periods/items/properties/end/enum")))
        .isEqualTo(names(CertificatePolicy.PeriodRule.End.values()));
    assertThat(texts(certificate.at("/changes/items/properties/verdict/enum")))
        .isEqualTo(names(CertificatePolicy.ChangeRule.Verdict.values()));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> JSON.convertValue(value, String.class)).toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
