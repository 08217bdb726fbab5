package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.form.FormRules;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.quoting.Access;
import org.certbureau.region.quoting.Offer;
import org.certbureau.region.quoting.PaymentRules;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.Quoting;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a policy refuses it refuses by a rule and the phrase that says so: every service,
 * holder, channel and circumstance is asked for, every field left out and filled with nonsense.
 */
class CitedRefusalsTest {
  /** Plain bad input, whatever the region. */
  private static final Set<String> NO_RULE = Set.of("region.field-unknown", "region.missing");

  /** The limits of this program, for which no rule of a region is to blame. */
  private static final Set<String> OURS =
      Set.of("region.service-not-open", "region.holder-not-yet", "region.channel-not-yet");

  private static final Pattern CODE =
      Pattern.compile(
          Stream.of(Service.values(), HolderType.values(), Channel.values(), Fact.values())
              .flatMap(Stream::of)
              .map(code -> ((Enum<?>) code).name())
              .collect(Collectors.joining("|", "\\b(?:", ")\\b")));

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  static Stream<String> documents() {
    return Policies.text("db/policies/index.txt").lines().map(name -> "db/policies/" + name);
  }

  static Stream<Policy> policies() {
    return Stream.concat(
        documents().map(Policies::text).map(PolicyReader::read), Stream.of(Policies.NOWHERE));
  }

  private static List<Situation> situations() {
    List<Situation> all = new ArrayList<>();
    for (Service service : Service.values()) {
      for (HolderType holder : HolderType.values()) {
        for (Channel channel : Channel.values()) {
          Situation bare = Situation.of(service, holder, channel);
          all.add(bare);
          for (boolean told : new boolean[] {true, false}) {
            Facts facts = Facts.NONE;
            for (Fact fact : EnumSet.allOf(Fact.class)) {
              all.add(bare.with(fact, told));
              facts = facts.with(fact, told);
            }
            all.add(new Situation(service, holder, channel, facts));
          }
        }
      }
    }
    return all;
  }

  private static List<Problem> refused(Runnable deed) {
    try {
      deed.run();
      return List.of();
    } catch (RuleViolation refusal) {
      return refusal.problems();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatever_is_not_to_be_had_says_by_which_rule_and_in_which_words(Policy policy) {
    List<Problem> problems = new ArrayList<>();
    for (Situation situation : situations()) {
      problems.addAll(refused(() -> Access.require(policy, situation)));
      problems.addAll(
          Offer.all(policy, situation.holder(), situation.channel()).stream()
              .map(Offer::problem)
              .filter(problem -> problem != null)
              .toList());
    }
    assertThat(codes(problems)).contains("region.channel-not-yet");
    assertCited(problems);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatever_is_not_to_be_had_names_the_service_and_what_speaks_against_it(Policy policy) {
    for (Situation situation : situations()) {
      for (Problem problem : refused(() -> Access.requirePossible(policy, situation))) {
        for (Locale language : Messages.LANGUAGES) {
          assertThat(Messages.text(language, problem))
              .contains(policy.word(situation.service(), language));
        }
        assertThat(problem.field())
            .isEqualTo(
                problem
                    .code()
                    .replaceFirst("region\\.(channel|holder)?.*", "$1")
                    .replaceFirst("^$", "service"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatever_is_not_quoted_says_by_which_rule_and_in_which_words(Policy policy) {
    List<Problem> problems = new ArrayList<>();
    for (Situation situation : situations()) {
      for (int number : new int[] {1, 0, -1, 99}) {
        QuoteRequest request =
            new QuoteRequest(
                policy.region(),
                situation.service(),
                situation.holder(),
                situation.channel(),
                number,
                number,
                situation.facts());
        problems.addAll(refused(() -> Quoting.quote(policy, request)));
      }
    }
    assertThat(codes(problems))
        .contains("region.years-outside", "region.years-not-asked", "region.applications-outside");
    assertCited(problems);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatever_money_is_not_taken_says_by_which_rule_and_in_which_words(Policy policy) {
    List<Problem> problems = new ArrayList<>();
    for (Situation situation : situations()) {
      for (PaymentMethod method : PaymentMethod.values()) {
        problems.addAll(PaymentRules.check(policy, situation, method, "甲单位", "乙某"));
        for (LocalDate day : new LocalDate[] {null, TODAY, TODAY.plusDays(1)}) {
          problems.addAll(PaymentRules.checkLead(policy, situation, method, day, TODAY));
        }
      }
      problems.addAll(PaymentRules.check(policy, situation, null, "甲单位", null));
    }
    assertThat(codes(problems)).contains("region.payment-method");
    assertCited(problems);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatever_is_wrong_with_a_form_says_by_which_rule_and_in_which_words(Policy policy) {
    List<Problem> problems = new ArrayList<>();
    for (HolderType holder : HolderType.values()) {
      Situation situation = Situation.of(Service.NEW, holder, Channel.COUNTER);
      for (String nonsense : new String[] {"", "？", "甲".repeat(700)}) {
        Map<String, String> form = new TreeMap<>();
        if (!nonsense.isEmpty()) {
          policy.form().stream().map(FormField::key).forEach(key -> form.put(key, nonsense));
        }
        problems.addAll(FormRules.check(policy, situation, form, TODAY).problems());
      }
    }
    assertThat(codes(problems)).contains("region.field-required", "region.field-too-long");
    assertCited(problems);
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).distinct().toList();
  }

  private static void assertCited(List<Problem> problems) {
    assertThat(problems.stream().distinct())
        .filteredOn(problem -> !NO_RULE.contains(problem.code()))
        .allSatisfy(
            problem -> {
              if (OURS.contains(problem.code())) {
                assertThat(problem.rule()).isNull();
              } else {
                assertThat(problem.rule()).isNotBlank();
                assertThat(problem.citation()).isNotBlank();
              }
              for (Locale language : Messages.LANGUAGES) {
                assertThat(Messages.text(language, problem))
                    .doesNotContain("{", "null", "“”", "（）", "：。", ": .", "()")
                    .doesNotContainPattern(CODE);
              }
            });
  }

  // ---- what the documents refuse

  static final List<String> REFUSED =
      Policies.text("policies/refused.tsv").lines().filter(line -> !line.startsWith("#")).toList();

  @ParameterizedTest
  @FieldSource("REFUSED")
  void what_the_documents_refuse_is_neither_taken_nor_quoted(String line) {
    String[] cell = line.split("\t");
    Policy policy = Policies.of(cell[0]);
    Situation situation =
        new Situation(
            Service.of(cell[2]),
            HolderType.valueOf(cell[1]),
            Channel.valueOf(cell[3]),
            Policies.facts(cell.length > 5 ? cell[5] : "-"));
    for (Runnable deed :
        List.<Runnable>of(
            () -> Access.require(policy, situation),
            () ->
                Quoting.quote(
                    policy,
                    new QuoteRequest(
                        policy.region(),
                        situation.service(),
                        situation.holder(),
                        situation.channel(),
                        1,
                        1,
                        situation.facts())))) {
      RuleViolation refusal = catchThrowableOfType(RuleViolation.class, deed::run);
      assertThat(refusal).as(line).isNotNull();
      assertThat(refusal.problems().get(0).rule()).as(line).isEqualTo(cell[4]);
    }
  }

  // ---- 本地区不办理

  @ParameterizedTest
  @MethodSource("policies")
  void a_region_does_not_do_only_what_it_has_no_word_for_and_a_row_refuses(Policy policy) {
    for (Situation situation : situations()) {
      for (Problem problem : refused(() -> Access.require(policy, situation))) {
        if (problem.code().equals("region.service-not-offered")) {
          assertThat(policy.words()).doesNotContainKey(situation.service());
          assertRefusing(policy, situation, problem);
        }
      }
    }
  }

  /** A rule that offers something, or prices it, refuses nothing. */
  @ParameterizedTest
  @MethodSource("policies")
  void only_a_row_that_refuses_is_blamed_for_a_refusal(Policy policy) {
    for (Situation situation : situations()) {
      for (Problem problem : refused(() -> Access.require(policy, situation))) {
        if (problem.rule() != null && !problem.code().equals("region.fact-needed")) {
          assertRefusing(policy, situation, problem);
        }
      }
    }
  }

  private static void assertRefusing(Policy policy, Situation situation, Problem problem) {
    assertThat(policy.access())
        .filteredOn(row -> row.verdict() == AccessRule.Verdict.REFUSED)
        .filteredOn(row -> row.appliesTo(situation))
        .extracting(AccessRule::rule)
        .as("%s", problem)
        .contains(problem.rule());
  }

  @Test
  void a_refusal_names_the_holder_or_channel_that_is_not_served_and_those_that_are() {
    assertThat(
            told(
                Policies.CHANGSHA, Situation.of(Service.NEW, HolderType.EMPLOYEE, Channel.COUNTER)))
        .isEqualTo("“证书初次申请”不面向此类持有人（单位员工）办理，可以办理的持有人：单位。");
    assertThat(told(Policies.CHANGSHA, Situation.of(Service.NEW, HolderType.UNIT, Channel.MAIL)))
        .isEqualTo("“证书初次申请”不能通过此渠道（邮寄）办理，可以办理的渠道：窗口。");
    assertThat(
            told(
                Policies.CHANGSHA,
                Situation.of(Service.KEY_RECOVERY, HolderType.UNIT, Channel.COUNTER)))
        .isEqualTo("本地区不办理“密钥恢复”。");
    assertThat(
            told(
                PolicyReader.read(Policies.written("440000-7")),
                Situation.of(Service.KEY_RECOVERY, HolderType.UNIT, Channel.COUNTER)))
        .isEqualTo("“密钥恢复”尚未在本系统开办。");
    assertThat(
            told(Policies.CHANGSHA, Situation.of(Service.NEW, HolderType.PERSON, Channel.COUNTER)))
        .isEqualTo("面向个人的“证书初次申请”尚未在本系统开办。现可在此办理的持有人：单位。");
    assertThat(
            told(Policies.CHANGSHA, Situation.of(Service.UNLOCK, HolderType.UNIT, Channel.ONLINE)))
        .isEqualTo("“证书解锁”不能通过此渠道（网上）办理，可以办理的渠道：窗口。");
    assertThat(
            told(
                Policies.GUANGDONG,
                Situation.of(Service.KEY_RECOVERY, HolderType.UNIT, Channel.ONLINE)))
        .isEqualTo("“密钥恢复”不能通过此渠道（网上）办理，可以办理的渠道：窗口。");
  }

  private static String told(Policy policy, Situation situation) {
    return Messages.text(
        Locale.SIMPLIFIED_CHINESE, refused(() -> Access.require(policy, situation)).get(0));
  }

  // ---- 办理口径

  /** A code alone tells nobody anything. */
  @Test
  void a_reading_of_ours_is_cited_by_its_words_with_the_phrase_that_it_reads() {
    FormField department =
        Policies.GUANGDONG.form().stream()
            .filter(field -> field.rule().equals("A-G5"))
            .findFirst()
            .orElseThrow();
    assertThat(department.citation()).startsWith("除部门名称和“至少填写一个”的各项外，各项均须填写（原文：").endsWith("）");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_policy_of_before_is_cited_as_it_was_written(String document) {
    Policy policy = PolicyReader.read(Policies.text(document));
    assertThat(policy.readings().isEmpty()).isEqualTo(policy.version() == 1);
    assertThat(policy.materials())
        .allSatisfy(
            material ->
                assertThat(material.citation().contains("（原文："))
                    .isEqualTo(policy.version() > 1 && Sourced.isReading(material.rule())));
  }
}
