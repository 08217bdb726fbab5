package org.certbureau.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.certificate.procedure.TokenFate;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Material;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has to be brought: how many copies, what is done to them, what becomes of the original. */
class MaterialsTableTest {
  /** What the table calls each paper, by a word of the title that the policies give it. */
  private static final Map<String, String> CODES = new LinkedHashMap<>();

  static {
    CODES.put("受理表", "ACCEPTANCE_FORM");
    CODES.put("申请表", "UNIT_FORM");
    CODES.put("协议", "SERVICE_AGREEMENT");
    CODES.put("授权委托书", "POWER_OF_ATTORNEY");
    CODES.put("经办人", "AGENT_ID_COPY");
    CODES.put("组织机构代码证", "ORG_CODE_COPY");
    CODES.put("社会保险登记证", "INSURANCE_REG_COPY");
    CODES.put("单位有效证件", "UNIT_DOCUMENT_COPY");
    CODES.put("有效的单位证件", "UNIT_DOCUMENT_COPY");
    CODES.put("汇款凭证", "REMITTANCE_VOUCHER");
    CODES.put("单位公章", "UNIT_SEAL");
    CODES.put("USBKEY", "TOKEN");
  }

  /** Holds unless a row tells otherwise. */
  private static final Facts USUAL =
      Facts.NONE
          .with(Fact.UNIFIED_LICENCE, true)
          .with(Fact.OTHER_DOCUMENT_ALONE, false)
          .with(Fact.REMITTED, false)
          .with(Fact.BY_BUREAU, false);

  private static final String CLERK_WAIVES = "CLERK_WAIVES";
  private static final String OPTIONAL = "/optional";

  static Stream<Row> rows() {
    return TruthTable.atCounter("materials");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void just_this_is_brought(Row row) {
    assertThat(asked(row)).isEqualTo(new TreeSet<>(listed(row)));
  }

  private static List<String> listed(Row row) {
    return Arrays.asList(row.get("MATERIALS(code/copies/marks/original)").split("; "));
  }

  private static Set<String> asked(Row row) {
    Situation situation = row.situation(facts(row));
    List<Material> may = row.policy().materials(situation);
    assertThat(may).allMatch(material -> material.appliesTo(situation));
    Set<String> asked =
        may.stream()
            .map(material -> told(material, situation, waives(row)))
            // what may be left out need not be listed: a token that is offered, not demanded
            .filter(told -> !told.endsWith(OPTIONAL) || listed(row).contains(told))
            .collect(Collectors.toCollection(TreeSet::new));
    row.policy().fields(situation).stream()
        .filter(field -> field.key().equals(FormKeys.TOKEN_MISSING))
        .filter(FormField::required)
        .forEach(field -> asked.add("REASON(lost)"));
    return asked;
  }

  private static boolean waives(Row row) {
    return Arrays.asList(row.get("WHEN").split(";")).contains(CLERK_WAIVES);
  }

  private static Facts facts(Row row) {
    List<String> words = new ArrayList<>(Arrays.asList(row.get("WHEN").split(";")));
    words.removeAll(List.of(CLERK_WAIVES, "-"));
    Facts facts = USUAL;
    for (String word : words) {
      for (Map.Entry<Fact, Boolean> told : TruthTable.facts(word).known().entrySet()) {
        facts = facts.with(told.getKey(), told.getValue());
      }
    }
    return facts;
  }

  private static String told(Material material, Situation situation, boolean waives) {
    String code = code(material);
    if (material.optional()) {
      return code + OPTIONAL;
    }
    return material.waivers().stream()
        .filter(waiver -> waives && waiver.appliesTo(situation))
        .map(waiver -> code + "/waived:" + waiver.rule())
        .findFirst()
        .orElse(
            "%s/%d/%s/%s"
                .formatted(
                    code, material.copies(), marks(material), original(material, situation)));
  }

  /** What is handed in goes back to its holder, or does not. */
  private static String original(Material material, Situation situation) {
    boolean destroyed =
        material.original() == Material.Original.HANDED_IN
            && Procedure.of(situation.service()).oldToken() == TokenFate.TAKEN_BACK;
    return destroyed ? "TAKEN_BACK_FOR_DESTRUCTION" : material.original().name();
  }

  private static String code(Material material) {
    return CODES.entrySet().stream()
        .filter(word -> material.title().zh().contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the table has no word for " + material.title()));
  }

  private static String marks(Material material) {
    boolean bothSides = material.note() != null && material.note().zh().contains("正反面复印在一张 A4 纸上");
    String marks =
        (material.sealed() ? "S" : "") + (material.signed() ? "G" : "") + (bothSides ? "A" : "");
    return marks.isEmpty() ? "-" : marks;
  }
}
