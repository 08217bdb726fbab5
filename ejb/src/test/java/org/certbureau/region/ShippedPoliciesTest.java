package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.crypto.Sm3;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.policy.DeliveryRule;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.GateRule;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.YearsRule;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the policies that come with the program say, held against the rule table. */
class ShippedPoliciesTest {
  private static final Situation NEW_UNIT_AT_COUNTER =
      Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER);

  static Stream<String> regions() {
    return Policies.text("db/policies/index.txt").lines().map(file -> file.replace(".yaml", ""));
  }

  static Stream<Policy> shipped() {
    return regions().map(region -> PolicyReader.read(Policies.written(region)));
  }

  @Test
  void the_index_names_every_policy_there_is() throws IOException {
    try (Stream<Path> folder = Files.list(Path.of("../db/src/main/resources/db/policies"))) {
      List<String> files =
          folder
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .sorted()
              .toList();
      assertThat(Policies.text("db/policies/index.txt").lines())
          .containsExactlyInAnyOrderElementsOf(files);
    }
  }

  /** A bureau may have agreed to it: what is to change comes as the next version. */
  @ParameterizedTest
  @CsvSource({
    "430100.yaml, 8a9f72ef47c460777e759c6ad9cb40470bbfff29dff3d89af69a13ff1458b2cc",
    "430100-2.yaml, aa57dd275a6e590e243229c0e2adf9ab4e0ce97b29a131649c870a3d8a9abe74",
    "430100-3.yaml, c3129a7b15b189b862ac8b081aea9458e081ab409ae9d1167e7843e72397a350",
    "430100-4.yaml, 599993d6275aa25f66946a108f613436f13c345696d34dfe1ac8c9edb45510a6",
    "430100-5.yaml, f50616bc1c5fdaf56966016e29838cb159113b91be239e73158a2184b924fe0a",
    "430100-6.yaml, 14fc201776cf095eb929b64a5b5bfbf52156c8d2b13ae95a89b5db8016770f35",
    "430100-7.yaml, f4cdeb978a4584e0316eb7acd54ae9cbb8e398596451b935d5d672e8741ed5fb",
    "440000.yaml, 02157659906c64d3aebde0db51b2e02c6c23b05f744020507bf2da61a2b0ca51",
    "440000-2.yaml, 5e51f6b6018492bab8f212232f493835ba17b4d7f793f99e14b12527f0889990",
    "440000-3.yaml, 2c91bbc9c6b58cc49df4e728eb6346545ad7b9a95968704a4e3d355d7415e005",
    "440000-4.yaml, 918b9e8ac7e0f4d7d13330b667b442561ec9377d45ecb60b3a34ce111afda945",
    "440000-5.yaml, 883656ce8775764dd082f663c9cc988e5032b2bf2e21baaf387f230cba208fcd",
    "440000-6.yaml, d9f509093ef966e18747f4016debaa9eff10b00ba6fe018e521834a511c696d3",
    "440000-7.yaml, 1701d4e67969de71210f39219e9fb6369332d2a7ee393971685e75f37e299fb5",
    "440000-8.yaml, 87a2249762aef41bbf60bfcbb032453025779569d6c27c6f2bffbc6316bd59a6"
  })
  void a_released_version_is_never_edited(String file, String sm3) {
    assertThat(Sm3.hex(Policies.text("db/policies/" + file).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(sm3);
  }

  @ParameterizedTest
  @MethodSource("regions")
  void every_rule_is_cited_in_words(String region) throws IOException {
    JsonNode document = new YAMLMapper().readTree(Policies.text("db/policies/" + region + ".yaml"));
    assertThat(document.findParents("rule")).hasSizeGreaterThan(60);
    for (JsonNode row : document.findParents("rule")) {
      assertThat(row.path("citation").asText())
          .as("citation of %s", row)
          .isNotBlank()
          .doesNotContain("(读)", "TODO");
    }
  }

  @ParameterizedTest(name = "{0}: prefix {1}, issuer {2}, PIN {3}, notice {4} days, {5}..{6} years")
  @CsvSource(
      textBlock =
          """
          430100, CS, DFCA,  9,  30, 1, 1
          440000, GD, NETCA, 10, 30, 1, 5
          """)
  void the_figures_are_the_rule_tables(
      String region, String prefix, String issuer, int pin, int notice, int least, int most) {
    Policy policy = Policies.of(region);
    assertThat(policy.casePrefix()).isEqualTo(prefix);
    assertThat(policy.certificate().issuer().code()).isEqualTo(issuer);
    assertThat(policy.pinRetryLimit()).isEqualTo(pin);
    assertThat(policy.certificate().notice().days()).isEqualTo(notice);
    assertThat(policy.years(NEW_UNIT_AT_COUNTER).orElseThrow())
        .extracting(YearsRule::min, YearsRule::max)
        .containsExactly(least, most);
    assertThat(policy.retention().years()).isEqualTo(10);
  }

  @Test
  void each_regions_own_rule_asks_for_the_review() {
    assertThat(Policies.CHANGSHA.gateRule(Gate.REVIEW, NEW_UNIT_AT_COUNTER).map(GateRule::rule))
        .contains("CS-09");
    assertThat(Policies.GUANGDONG.gateRule(Gate.REVIEW, NEW_UNIT_AT_COUNTER).map(GateRule::rule))
        .contains("GD-24");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void a_new_unit_certificate_waits_for_all_three_gates(Policy policy) {
    assertThat(policy.gates(NEW_UNIT_AT_COUNTER))
        .isEqualTo(Set.of(Gate.REVIEW, Gate.PAYMENT, Gate.ORIGINALS));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void a_unit_certificate_names_no_persons_number(Policy policy) {
    assertThat(policy.extensions(NEW_UNIT_AT_COUNTER))
        .extracting(CertificatePolicy.ExtensionRule::extension)
        .doesNotContain(CertificatePolicy.ExtensionRule.Extension.IDENTIFY_CODE);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void what_identifies_a_person_is_marked(Policy policy) {
    assertThat(policy.fields(NEW_UNIT_AT_COUNTER))
        .filteredOn(
            field ->
                Set.of(
                        FieldKind.PERSON_NAME,
                        FieldKind.CITIZEN_ID,
                        FieldKind.PASSPORT,
                        FieldKind.DOCUMENT_NUMBER,
                        FieldKind.MOBILE)
                    .contains(field.kind()))
        .isNotEmpty()
        .allMatch(FormField::personal);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void the_keys_that_every_region_shares_are_there(Policy policy) {
    assertThat(policy.fields(NEW_UNIT_AT_COUNTER))
        .extracting(FormField::key)
        .contains(
            FormKeys.UNIT_NAME,
            FormKeys.CREDIT_CODE,
            FormKeys.LEGAL_ADDRESS,
            FormKeys.AGENT_NAME,
            FormKeys.AGENT_DOCUMENT_NUMBER,
            FormKeys.AGENT_MOBILE);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void every_service_has_words_and_never_its_code(Policy policy) {
    for (Service service : Service.values()) {
      assertThat(policy.word(service, Locale.UK)).isNotBlank().doesNotContain(service.name());
      assertThat(policy.word(service, Locale.CHINA)).matches("\\P{ASCII}.*");
    }
  }

  /** CS-O1, GD-O1: what the documents have no word for is refused by its row, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "430100, NEW RENEW CHANGE SUSPEND RESUME REISSUE_LOST REISSUE_DAMAGED REVOKE UNLOCK",
    "440000, NEW RENEW CHANGE REISSUE_LOST REISSUE_DAMAGED REVOKE UNLOCK KEY_RECOVERY"
  })
  void the_words_are_those_of_the_services_that_the_documents_offer(String region, String offered) {
    assertThat(Policies.of(region).words().keySet())
        .extracting(Service::name)
        .containsExactlyInAnyOrder(offered.split(" "));
  }

  @Test
  void the_same_word_means_a_change_in_one_region_and_a_renewal_in_another() {
    assertThat(Policies.CHANGSHA.word(Service.CHANGE, Locale.SIMPLIFIED_CHINESE)).isEqualTo("证书更新");
    assertThat(Policies.GUANGDONG.word(Service.RENEW, Locale.SIMPLIFIED_CHINESE)).startsWith("更新");
    assertThat(Policies.GUANGDONG.word(Service.KEY_RECOVERY, Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("密钥恢复");
    assertThat(Policies.CHANGSHA.word(Service.REISSUE_LOST, Locale.SIMPLIFIED_CHINESE))
        .contains("证书恢复");
    assertThat(Policies.CHANGSHA.word(Service.CHANGE, Locale.UK))
        .isEqualTo("Change of information");
  }

  @ParameterizedTest(
      name = "{0} {1}: {2} copies, sealed {3}, signed {4}, original {5}, waivable {6}")
  @CsvSource(
      textBlock =
          """
          430100, M1,      2, true,  true,  KEPT,     false
          430100, M2,      2, true,  true,  KEPT,     false
          430100, M3,      1, true,  false, SHOWN,    false
          430100, M4,      1, true,  false, SHOWN,    true
          430100, M5,      1, true,  false, SHOWN,    true
          430100, M6,      1, true,  false, KEPT,     false
          430100, M7,      1, true,  false, SHOWN,    false
          430100, SEAL,    0, false, false, NOT_SEEN, false
          440000, M1,      2, true,  true,  KEPT,     false
          440000, M2,      1, true,  false, SHOWN,    false
          440000, M3,      1, true,  false, SHOWN,    false
          440000, M4,      1, true,  false, SHOWN,    false
          440000, VOUCHER, 1, false, false, NOT_SEEN, false
          """)
  void the_materials_are_the_rule_tables(
      String region,
      String code,
      int copies,
      boolean sealed,
      boolean signed,
      Material.Original original,
      boolean waivable) {
    Material material = Policies.of(region).material(code).orElseThrow();
    assertThat(material.copies()).isEqualTo(copies);
    assertThat(material.sealed()).isEqualTo(sealed);
    assertThat(material.signed()).isEqualTo(signed);
    assertThat(material.original()).isEqualTo(original);
    assertThat(material.waiver("UNIFIED_LICENCE").isPresent()).isEqualTo(waivable);
    assertThat(material.waiver("NO_TIME")).isEmpty();
    assertThat(Policies.of(region).materials(NEW_UNIT_AT_COUNTER)).contains(material);
  }

  @ParameterizedTest(name = "{0}: {1} demanded: {2}")
  @CsvSource(
      textBlock =
          """
          UNIFIED_LICENCE,            M1 M2 M3
          !UNIFIED_LICENCE !OTHER_DOCUMENT_ALONE, M1 M2 M3 M4
          !UNIFIED_LICENCE OTHER_DOCUMENT_ALONE,  M1 M2 M3
          UNIFIED_LICENCE REMITTED,   M1 M2 M3 VOUCHER
          UNIFIED_LICENCE !REMITTED,  M1 M2 M3
          """)
  void guangdong_asks_for_voucher_and_organisation_code_only_where_they_apply(
      String facts, String codes) {
    Situation situation =
        new Situation(Service.NEW, HolderType.UNIT, Channel.COUNTER, Policies.facts(facts));
    assertThat(
            Policies.GUANGDONG.materials(situation).stream()
                .filter(material -> material.appliesTo(situation))
                .map(Material::code))
        .containsExactly(codes.split(" "));
  }

  @ParameterizedTest(name = "{0}: issued {1}, on {2}: covered {3}")
  @CsvSource(
      textBlock =
          """
          430100, 2026-11-22, 2026-11-22, true
          430100, 2026-11-22, 2027-11-22, true
          430100, 2026-11-22, 2027-11-23, false
          430100, 2028-02-29, 2029-02-28, true
          430100, 2028-02-29, 2029-03-01, false
          440000, 2026-11-22, 2026-11-22, false
          """)
  void the_warranty_is_the_regions(
      String region, LocalDate issued, LocalDate day, boolean covered) {
    assertThat(Policies.of(region).token().warranty().covers(issued, day)).isEqualTo(covered);
  }

  @Test
  void consents_are_asked_where_the_source_asks_for_them() {
    assertThat(Policies.CHANGSHA.consents(NEW_UNIT_AT_COUNTER))
        .extracting(rule -> rule.rule() + " " + rule.before() + " " + rule.given())
        .containsExactly("CS-03 FORM TICK", "PIPL-29 SUBMIT TICK");
    assertThat(Policies.GUANGDONG.consents(NEW_UNIT_AT_COUNTER))
        .extracting(rule -> rule.rule() + " " + rule.before() + " " + rule.given())
        .containsExactly("GD-28 SUBMIT SEAL", "PIPL-29 SUBMIT TICK");
  }

  @Test
  void guangdong_posts_to_the_legal_address_only() {
    assertThat(
            Policies.GUANGDONG.delivery(Situation.of(Service.NEW, HolderType.UNIT, Channel.MAIL)))
        .singleElement()
        .extracting(
            DeliveryRule::addressField, DeliveryRule::addresseeField, DeliveryRule::postageByHolder)
        .containsExactly(FormKeys.LEGAL_ADDRESS, FormKeys.AGENT_NAME, true);
  }

  @Test
  void the_whole_printed_form_is_there() {
    assertThat(printed(Policies.CHANGSHA, FormField.Filled.BY_HAND))
        .containsExactly("agentSignature", "unitSeal");
    assertThat(printed(Policies.GUANGDONG, FormField.Filled.FROM_CASE))
        .containsExactly("service", "years", "acceptor", "acceptedAt");
    assertThat(printed(Policies.GUANGDONG, FormField.Filled.BY_HAND))
        .containsExactly("agentSignature", "unitSeal", "signedOn", "reviewerSignature", "deskSeal");
    assertThat(printed(Policies.GUANGDONG, FormField.Filled.TYPED)).hasSize(19);
    assertThat(printed(Policies.CHANGSHA, FormField.Filled.TYPED)).hasSize(16);
  }

  private static List<String> printed(Policy policy, FormField.Filled filled) {
    return policy.printedFields(NEW_UNIT_AT_COUNTER).stream()
        .filter(field -> field.filled() == filled)
        .map(FormField::key)
        .toList();
  }

  @Test
  void every_service_that_is_offered_has_its_word_in_both_languages() {
    shipped()
        .forEach(
            policy ->
                Arrays.stream(Service.values())
                    .filter(service -> policy.words().containsKey(service))
                    .forEach(
                        service ->
                            assertThat(policy.word(service, Locale.ENGLISH))
                                .isNotEqualTo(policy.word(service, Locale.CHINA))));
  }

  @ParameterizedTest(name = "{0} {1} for a {2}: {3}")
  @CsvSource(
      textBlock =
          """
          430100, APPLICATION_FORM,  UNIT,     单位数字证书业务受理表
          430100, SERVICE_AGREEMENT, UNIT,     东方新诚信电子认证服务协议
          430100, POWER_OF_ATTORNEY, UNIT,     单位授权委托书
          440000, APPLICATION_FORM,  UNIT,     单位法人数字证书申请表
          440000, APPLICATION_FORM,  EMPLOYEE, -
          440000, POWER_OF_ATTORNEY, UNIT,     -
          """)
  void a_paper_has_the_title_that_the_region_gives_it(
      String region, PaperRule.Kind kind, HolderType holder, String title) {
    Situation situation = Situation.of(Service.NEW, holder, Channel.COUNTER);
    assertThat(
            Policies.of(region).paper(kind, situation).map(paper -> paper.title().zh()).orElse("-"))
        .isEqualTo(title);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      textBlock =
          """
          430100, M3,    BUSINESS_LICENCE,        工商营业执照（副本）
          430100, M3,    INSTITUTION_CERTIFICATE, 事业法人单位证书
          430100, M3,    CITIZEN_ID,              -
          440000, desks, GD-LG,                   深圳龙岗现场受理点
          440000, desks, GD-SZ,                   -
          """)
  void a_code_finds_its_own_row_and_no_other(
      String region, String table, String code, String title) {
    Policy policy = Policies.of(region);
    assertThat(
            table.equals("desks")
                ? policy.bureau().desk(code).map(desk -> desk.name().zh()).orElse("-")
                : policy
                    .material(table)
                    .flatMap(material -> material.alternative(code))
                    .map(choice -> choice.label().zh())
                    .orElse("-"))
        .isEqualTo(title);
  }

  @ParameterizedTest(name = "\"{0}\", {1} {2}: by {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ends: [REFUSED, WITHDRAWN] | NEW   | REFUSED   | CIV-566
          ends: [REFUSED, WITHDRAWN] | NEW   | WITHDRAWN | CIV-566
          ends: [REFUSED] | NEW   | REFUSED   | CIV-566
          ends: [REFUSED] | NEW   | WITHDRAWN | -
          keeps: [CS-F1] | NEW   | REFUSED   | CIV-566
          keeps: [CS-F1] | NEW   | WITHDRAWN | CIV-566
          for: {services: [RENEW]} | NEW   | REFUSED   | -
          for: {services: [RENEW]} | RENEW | REFUSED   | CIV-566
          """)
  void a_refund_hangs_on_how_the_application_ended_and_without_ends_on_nothing(
      String written, Service service, RefundRule.End end, String rule) {
    Policy policy =
        PolicyReader.read(
            Policies.written("430100").replace("ends: [REFUSED, WITHDRAWN]", written));
    assertThat(
            policy
                .refund(end, Situation.of(service, HolderType.UNIT, Channel.COUNTER))
                .map(RefundRule::rule)
                .orElse("-"))
        .isEqualTo(rule);
  }
}
