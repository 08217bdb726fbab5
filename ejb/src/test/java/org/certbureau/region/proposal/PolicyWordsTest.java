package org.certbureau.region.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.certbureau.kernel.Messages;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An administrator reads words, not keys and codes. */
class PolicyWordsTest {
  private static final PolicyWords CHINESE =
      new PolicyWords(Policies.CHANGSHA, Locale.SIMPLIFIED_CHINESE);
  private static final PolicyWords ENGLISH = new PolicyWords(Policies.CHANGSHA, Locale.ENGLISH);

  private static JsonNode schema() throws Exception {
    return new ObjectMapper().readTree(Policies.text("db/policies/policy.schema.json"));
  }

  /** At any depth: what is found may hold more of it. */
  private static void collect(JsonNode node, String name, Consumer<JsonNode> found) {
    if (node.path(name).isContainerNode()) {
      found.accept(node.path(name));
    }
    node.forEach(inner -> collect(inner, name, found));
  }

  @Test
  void every_key_of_the_schema_has_a_word() throws Exception {
    Set<String> keys = new TreeSet<>();
    collect(schema(), "properties", found -> found.fieldNames().forEachRemaining(keys::add));
    keys.removeAll(List.of("zh", "en"));
    assertThat(keys).hasSizeGreaterThan(100).allMatch(key -> Messages.has("region.key-" + key));
    assertThat(CHINESE.key("workingDays")).isEqualTo("工作日");
    assertThat(ENGLISH.key("workingDays")).isEqualTo("Working days");
  }

  @Test
  void every_code_of_the_schema_has_a_word() throws Exception {
    Set<String> codes = new TreeSet<>();
    collect(schema(), "enum", found -> found.forEach(code -> codes.add(code.asText())));
    for (Service service : Service.values()) {
      codes.remove(service.name());
    }
    assertThat(codes).hasSizeGreaterThan(50).allMatch(code -> Messages.has("region.value-" + code));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "channels, COUNTER, 窗口, counter",
    "when, REMITTED, 已汇款, remitted",
    "when, !REMITTED, 非“已汇款”, not “remitted”",
    "services, CHANGE, 证书更新, Change of information",
    "services, KEY_RECOVERY, 密钥恢复, key recovery",
    "required, true, 是, yes",
    "amount, 20.00, 20.00, 20.00",
    "section, UNIT, UNIT, UNIT"
  })
  void a_value_is_told_in_words(String key, String value, String chinese, String english) {
    List<Text> values = List.of(new Text(value, value));
    assertThat(CHINESE.values(key, values)).isEqualTo(chinese);
    assertThat(ENGLISH.values(key, values)).isEqualTo(english);
  }

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "gates, REVIEW, 复核",
    "effectiveFrom, effectiveFrom, 生效日期",
    "access, GD-C1, GD-C1",
    "tariff, 介质费, 介质费"
  })
  void a_row_without_a_name_goes_by_the_word_of_its_code(String section, String name, String told) {
    ChangedRow row = new ChangedRow(section, new Text(name, name), null, null, List.of());
    assertThat(CHINESE.name(row)).isEqualTo(told);
  }

  @Test
  void several_values_are_one_phrase() {
    assertThat(
            CHINESE.values(
                "channels", List.of(new Text("COUNTER", "COUNTER"), new Text("MAIL", "MAIL"))))
        .isEqualTo("窗口、邮寄");
    assertThat(CHINESE.values("channels", List.of())).isEmpty();
  }
}
