package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.quoting.QuoteRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could only fail once money was taken is told at the form (RFC 5280, GB/T 20518). */
class CertifiableTest {
  private static final String BEYOND = "region.years-beyond-issuer at years [3 1 2036-11-22]";

  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter();
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @AfterEach
  void back_to_the_day_of_the_fixtures() {
    counter.house().clock().set("2026-11-22T10:42");
  }

  @ParameterizedTest(name = "{0}: {1} characters: {2}")
  @CsvSource(
      textBlock =
          """
          430100, 64,  0,  SUBMITTED
          430100, 65,  0,  certificate.short-name-needed at unitName [65 64 证书名称 Name on the certificate]
          430100, 100, 0,  certificate.short-name-needed at unitName [100 64 证书名称 Name on the certificate]
          430100, 65,  64, SUBMITTED
          430100, 65,  65, ca.name-too-long at certificateName [{0} 64]
          430100, 64,  64, certificate.short-name-unneeded at certificateName []
          440000, 64,  0,  SUBMITTED
          440000, 65,  0,  certificate.short-name-needed at unitName [65 64 证书名称 Name on the certificate]
          440000, 100, 4,  SUBMITTED
          """)
  void a_name_that_no_certificate_holds_asks_for_a_shorter_one(
      String region, int characters, int shorter, String fate) {
    String shortName = "简".repeat(shorter);
    Map<String, String> form = named(region, "𠮷".repeat(characters));
    if (shorter > 0) {
      form.put("certificateName", shortName);
    }

    assertThat(taken(drafted(RegionCode.of(region), form), Step.SUBMIT))
        .isEqualTo(fate.replace("{0}", shortName));
  }

  /** Inputs as branches sent them. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "draft-name-64, SUBMITTED",
    "draft-name-dn-specials, SUBMITTED",
    "draft-name-100, certificate.short-name-needed at unitName [100 64 证书名称 Name on the certificate]"
  })
  void cases_from_the_field_end_where_they_should(String file, String fate) {
    JsonNode sent = json(file);
    Map<String, String> form = Counter.form(CHANGSHA);
    sent.path("form").fields().forEachRemaining(e -> form.put(e.getKey(), e.getValue().asText()));

    assertThat(taken(drafted(CHANGSHA, form), Step.SUBMIT)).isEqualTo(fate);
  }

  @Test
  void a_form_without_a_shorter_name_says_where_there_is_one() {
    Map<String, String> form = new TreeMap<>(named("430100", "长".repeat(65)));
    form.put("applications", "BASIC_DATA");
    CaseNumber number = drafted(CHANGSHA, form);
    counter
        .house()
        .database()
        .execute(
            "update application set policy_version = 1 where case_no = '%s'".formatted(number));

    assertThat(taken(number, Step.SUBMIT))
        .isEqualTo("certificate.name-too-long at unitName [65 64 1]");
    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "按现行规定重新办理");
  }

  @Test
  void a_draft_says_at_once_what_will_stand_against_it_and_says_it_once() {
    CaseNumber number = drafted(CHANGSHA, named("430100", "长".repeat(65)));

    assertThat(counter.look(Person.LI_WEN, number).problems())
        .filteredOn(problem -> "unitName".equals(problem.field()))
        .extracting(Problem::code)
        .containsExactly("certificate.short-name-needed");
  }

  /** Of before there was a dry run: the name is corrected, or the case is given up. */
  @ParameterizedTest(name = "{0} leads out of it")
  @CsvSource({"RETURN", "WITHDRAW"})
  void what_was_submitted_all_the_same_is_not_accepted_and_is_not_stuck(Step way) {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    keep(number, named("430100", "长".repeat(100)));

    assertThat(taken(number, Step.ACCEPT))
        .startsWith("certificate.short-name-needed at unitName [100 64 ");

    counter.take(Person.LI_WEN, number, way, "名称过长");
    if (way == Step.RETURN) {
      edit(number, Counter.form(CHANGSHA));
      counter.take(Person.LI_WEN, number, Step.SUBMIT);
      assertThat(taken(number, Step.ACCEPT)).isEqualTo("ACCEPTED");
    }
  }

  @Test
  void a_validity_past_the_issuers_own_end_is_neither_submitted_nor_accepted() {
    CaseNumber threeYears = drafted(GUANGDONG, Counter.form(GUANGDONG));
    CaseNumber submitted = counter.submitted(GUANGDONG);
    counter.scanEverything(GUANGDONG, submitted);

    counter.house().clock().advance(Duration.ofDays(8 * 365));

    assertThat(taken(threeYears, Step.SUBMIT)).isEqualTo(BEYOND);
    assertThat(taken(submitted, Step.ACCEPT)).isEqualTo(BEYOND);
  }

  @Test
  void years_past_the_issuers_own_end_are_neither_quoted_nor_drafted_nor_chosen_later() {
    QuoteRequest threeYears = QuoteRequest.atCounter(GUANGDONG, Service.NEW, HolderType.UNIT, 3, 1);
    PolicyDesk policies = counter.house().bean(PolicyDesk.class);
    CaseNumber oneYear =
        counter.as(
            Person.HUANG_LI,
            () -> {
              CaseNumber number = drafted(GUANGDONG, Counter.form(GUANGDONG));
              counter.drafts().update(number, years(1));
              return number;
            });
    assertThat(policies.quote(threeYears).total()).hasToString("700.00");

    counter.house().clock().advance(Duration.ofDays(8 * 365));

    assertThat(refusal(() -> policies.quote(threeYears))).isEqualTo(BEYOND);
    assertThat(refusal(() -> drafted(GUANGDONG, Counter.form(GUANGDONG)))).isEqualTo(BEYOND);
    assertThat(
            refusal(
                () ->
                    counter.as(Person.HUANG_LI, () -> counter.drafts().update(oneYear, years(3)))))
        .isEqualTo(BEYOND);
    assertThat(counter.look(Person.HUANG_LI, oneYear).problems())
        .extracting(Problem::field)
        .doesNotContain("years");
  }

  private static ApplicationEdit years(int years) {
    return new ApplicationEdit(years, null, null, null, null, null);
  }

  private static Map<String, String> named(String region, String name) {
    Map<String, String> form = Counter.form(RegionCode.of(region));
    form.put("unitName", name);
    return form;
  }

  private static CaseNumber drafted(RegionCode region, Map<String, String> form) {
    return counter.as(
        counter.acceptor(region), () -> counter.drafts().draft(counter.begun(region, form)));
  }

  private static void edit(CaseNumber number, Map<String, String> form) {
    counter.as(Person.LI_WEN, () -> counter.drafts().update(number, ApplicationEdit.form(form)));
  }

  /** As a program would have kept it that did not ask. */
  private static void keep(CaseNumber number, Map<String, String> form) {
    byte[] sealed = counter.house().bean(AtRest.class).seal(number, form, form).sealed();
    counter
        .house()
        .database()
        .execute(
            "update application set sealed_form = X'%s' where case_no = '%s'"
                .formatted(HexFormat.of().formatHex(sealed), number));
  }

  /** The state behind the step, or the first thing that stands against it. */
  private static String taken(CaseNumber number, Step step) {
    Person acceptor = number.value().startsWith("CS") ? Person.LI_WEN : Person.HUANG_LI;
    String refusal = refusal(() -> counter.take(acceptor, number, step));
    return refusal == null ? counter.look(acceptor, number).state().name() : refusal;
  }

  /** The first thing that stands against it, or null. */
  private static String refusal(Runnable deed) {
    try {
      deed.run();
      return null;
    } catch (RuleViolation refused) {
      Problem first = refused.problems().get(0);
      return "%s at %s [%s]".formatted(first.code(), first.field(), String.join(" ", first.args()));
    }
  }

  private static JsonNode json(String file) {
    try (InputStream in = CertifiableTest.class.getResourceAsStream("/cases/" + file + ".json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
