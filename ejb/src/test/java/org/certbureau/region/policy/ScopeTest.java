package org.certbureau.region.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
  private static final Scope OUT_OF_WARRANTY_OR_BY_HUMANS =
      when(Map.of(Fact.IN_WARRANTY, false), Map.of(Fact.HUMAN_DAMAGE, true));
  private static final Scope IN_WARRANTY_AND_BY_ITSELF =
      when(Map.of(Fact.IN_WARRANTY, true, Fact.HUMAN_DAMAGE, false));

  @SafeVarargs
  private static Scope when(Map<Fact, Boolean>... alternatives) {
    return new Scope(Set.of(), Set.of(), Set.of(), List.of(alternatives));
  }

  @ParameterizedTest(name = "{0}: either {1}, both {2}, asks {3}")
  @CsvSource(
      textBlock =
          """
          -,                          UNKNOWN, UNKNOWN, IN_WARRANTY HUMAN_DAMAGE
          IN_WARRANTY,                UNKNOWN, UNKNOWN, HUMAN_DAMAGE
          !IN_WARRANTY,               YES,     NO,      ''
          HUMAN_DAMAGE,               YES,     NO,      ''
          !HUMAN_DAMAGE,              UNKNOWN, UNKNOWN, IN_WARRANTY
          IN_WARRANTY !HUMAN_DAMAGE,  NO,      YES,     ''
          IN_WARRANTY HUMAN_DAMAGE,   YES,     NO,      ''
          !IN_WARRANTY !HUMAN_DAMAGE, YES,     NO,      ''
          """)
  void an_untold_fact_is_neither_true_nor_false(
      String facts, Scope.Answer either, Scope.Answer both, String asked) {
    Situation situation =
        new Situation(
            Service.REISSUE_DAMAGED, HolderType.UNIT, Channel.COUNTER, Policies.facts(facts));
    assertThat(OUT_OF_WARRANTY_OR_BY_HUMANS.covers(situation)).isEqualTo(either);
    assertThat(IN_WARRANTY_AND_BY_ITSELF.covers(situation)).isEqualTo(both);
    assertThat(names(IN_WARRANTY_AND_BY_ITSELF.asks(situation))).isEqualTo(asked);
  }

  @ParameterizedTest(name = "{0}: asks {1}")
  @CsvSource(
      textBlock =
          """
          -,                              IN_WARRANTY HUMAN_DAMAGE REMITTED
          IN_WARRANTY,                    HUMAN_DAMAGE REMITTED
          !IN_WARRANTY,                   REMITTED
          !REMITTED,                      IN_WARRANTY HUMAN_DAMAGE
          HUMAN_DAMAGE !REMITTED,         IN_WARRANTY
          !IN_WARRANTY !REMITTED,         ''
          REMITTED,                       ''
          """)
  void only_the_facts_are_asked_for_that_may_still_decide(String facts, String asked) {
    Scope bothOrElseRemitted =
        when(Map.of(Fact.IN_WARRANTY, true, Fact.HUMAN_DAMAGE, true), Map.of(Fact.REMITTED, true));
    assertThat(
            names(
                bothOrElseRemitted.asks(
                    new Situation(
                        Service.REISSUE_DAMAGED,
                        HolderType.UNIT,
                        Channel.COUNTER,
                        Policies.facts(facts)))))
        .isEqualTo(asked);
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      textBlock =
          """
          NEW,   UNIT,     COUNTER, YES
          NEW,   EMPLOYEE, COUNTER, YES
          NEW,   PERSON,   COUNTER, NO
          RENEW, UNIT,     COUNTER, NO
          NEW,   UNIT,     MAIL,    NO
          """)
  void services_holders_and_channels_must_all_fit(
      Service service, HolderType holder, Channel channel, Scope.Answer answer) {
    Scope scope =
        new Scope(
            Set.of(Service.NEW),
            Set.of(HolderType.UNIT, HolderType.EMPLOYEE),
            Set.of(Channel.COUNTER),
            null);
    assertThat(scope.covers(Situation.of(service, holder, channel))).isEqualTo(answer);
    assertThat(Scope.EVERYTHING.covers(Situation.of(service, holder, channel)))
        .isEqualTo(Scope.Answer.YES);
  }

  private static String names(Set<Fact> facts) {
    return Arrays.stream(Fact.values())
        .filter(facts::contains)
        .map(Fact::name)
        .collect(Collectors.joining(" "));
  }
}
