package org.certbureau.region.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix of services, holders, channels and circumstances, cell by cell. */
class AccessTest {
  @ParameterizedTest(name = "{0} {1} {2} by {3}, {4}: {5} {6}")
  @CsvSource(
      textBlock =
          """
          430100, NEW,          UNIT,     COUNTER, -,                             OFFERED, CS-S1
          430100, NEW,          UNIT,     ONLINE,  -,                             region.channel-not-yet at channel, -
          430100, NEW,          PERSON,   COUNTER, -,                             region.holder-not-yet at holder, -
          430100, KEY_RECOVERY, UNIT,     COUNTER, -,                             region.service-not-offered at service, CS-O1
          430100, NEW,          UNIT,     MAIL,    -,                             region.channel-not-open at channel, CS-O3
          430100, RENEW,        UNIT,     COUNTER, !BEFORE_WINDOW !EXPIRED,       OFFERED, CS-S2
          430100, RENEW,        UNIT,     COUNTER, BEFORE_WINDOW !EXPIRED,        WARNED, A-C7
          430100, RENEW,        UNIT,     COUNTER, !BEFORE_WINDOW EXPIRED,        OFFERED, A-C7
          430100, RENEW,        UNIT,     COUNTER, -,                             region.fact-needed at facts.BEFORE_WINDOW, A-C7
          430100, RENEW,        UNIT,     MAIL,    -,                             region.channel-not-open at channel, CS-O3
          430100, RENEW,        EMPLOYEE, COUNTER, -,                             region.holder-not-served at holder, CS-O2
          430100, RESUME,       UNIT,     COUNTER, -,                             OFFERED, A-C15
          430100, RESUME,       UNIT,     ONLINE,  -,                             region.channel-not-open at channel, A-C15
          440000, NEW,          UNIT,     COUNTER, -,                             OFFERED, GD-C1
          440000, NEW,          EMPLOYEE, COUNTER, -,                             region.holder-not-yet at holder, -
          440000, NEW,          PERSON,   COUNTER, -,                             region.holder-not-served at holder, GD-02
          440000, NEW,          UNIT,     MAIL,    -,                             region.channel-not-yet at channel, -
          440000, RENEW,        UNIT,     COUNTER, !BEFORE_WINDOW !EXPIRED,       OFFERED, GD-C2
          440000, RENEW,        UNIT,     COUNTER, BEFORE_WINDOW !EXPIRED,        region.channel-in-this-case at channel, A-G13
          440000, RENEW,        UNIT,     COUNTER, !BEFORE_WINDOW EXPIRED,        OFFERED, GD-C3
          440000, RENEW,        UNIT,     COUNTER, -,                             region.fact-needed at facts.BEFORE_WINDOW, A-G13
          440000, RENEW,        UNIT,     MAIL,    -,                             region.channel-not-yet at channel, -
          999000, NEW,          UNIT,     ONLINE,  -,                             OFFERED, GD-C1
          999000, NEW,          UNIT,     MAIL,    SUBMITTED_ONLINE,              OFFERED, GD-C1
          999000, NEW,          UNIT,     MAIL,    !SUBMITTED_ONLINE,             region.channel-in-this-case at channel, A-G1
          999000, NEW,          UNIT,     MAIL,    -,                             region.fact-needed at facts.SUBMITTED_ONLINE, A-G1
          999000, NEW,          EMPLOYEE, COUNTER, UNIT_CERTIFICATE_VALID,        OFFERED, GD-03
          999000, NEW,          EMPLOYEE, COUNTER, !UNIT_CERTIFICATE_VALID,       region.refused at service, GD-03
          999000, NEW,          EMPLOYEE, COUNTER, -,                             region.fact-needed at facts.UNIT_CERTIFICATE_VALID, GD-03
          999000, NEW,          PERSON,   COUNTER, UNDER_SIXTEEN,                 region.refused at service, PG-01
          999000, NEW,          PERSON,   COUNTER, !UNDER_SIXTEEN SIXTEEN_OR_SEVENTEEN, WARNED, A-P2
          999000, NEW,          PERSON,   COUNTER, !UNDER_SIXTEEN !SIXTEEN_OR_SEVENTEEN, OFFERED, PG-01
          999000, RENEW,        UNIT,     ONLINE,  !BEFORE_WINDOW !EXPIRED,       OFFERED, GD-C2
          999000, RENEW,        UNIT,     ONLINE,  BEFORE_WINDOW !EXPIRED,        region.channel-in-this-case at channel, A-C7
          999000, RENEW,        UNIT,     ONLINE,  !BEFORE_WINDOW EXPIRED,        region.channel-in-this-case at channel, GD-C3
          999000, RENEW,        UNIT,     COUNTER, BEFORE_WINDOW !EXPIRED,        WARNED, A-C7
          999000, RENEW,        UNIT,     COUNTER, !BEFORE_WINDOW !EXPIRED,       OFFERED, GD-C3
          999000, RENEW,        UNIT,     COUNTER, !BEFORE_WINDOW EXPIRED,        OFFERED, GD-C3
          999000, RENEW,        UNIT,     MAIL,    !BEFORE_WINDOW !EXPIRED,       region.channel-in-this-case at channel, GD-C2
          999000, RENEW,        UNIT,     MAIL,    !BEFORE_WINDOW EXPIRED,        OFFERED, GD-C3
          999000, RENEW,        UNIT,     ONLINE,  -,                             region.fact-needed at facts.BEFORE_WINDOW, A-C7
          999000, CHANGE,       UNIT,     MAIL,    -,                             OFFERED, GD-C4
          999000, REISSUE_LOST, UNIT,     ONLINE,  -,                             region.channel-not-yet at channel, -
          999000, UNLOCK,       UNIT,     MAIL,    -,                             OFFERED, GD-C5
          999000, UNLOCK,       UNIT,     ONLINE,  -,                             region.channel-not-yet at channel, -
          999000, REVOKE,       UNIT,     MAIL,    -,                             OFFERED, GD-C6
          999000, KEY_RECOVERY, UNIT,     MAIL,    -,                             region.channel-not-yet at channel, -
          999000, KEY_RECOVERY, UNIT,     COUNTER, -,                             OFFERED, GD-C6
          """)
  void the_first_row_that_applies_decides(
      String region,
      Service service,
      HolderType holder,
      Channel channel,
      String facts,
      String answer,
      String rule) {
    Situation situation = new Situation(service, holder, channel, Policies.facts(facts));
    assertThat(answer(Policies.of(region), situation)).isEqualTo(answer + " " + rule);
  }

  private static String answer(Policy policy, Situation situation) {
    try {
      AccessRule row = Access.require(policy, situation);
      return row.verdict() + " " + row.rule();
    } catch (RuleViolation refused) {
      Problem problem = refused.problems().get(0);
      String rule = problem.rule() == null ? "-" : problem.rule();
      return problem.code() + " at " + problem.field() + " " + rule;
    }
  }

  @ParameterizedTest(name = "{0} {1} {2} by {3}, {4}: warned by {5}")
  @CsvSource(
      textBlock =
          """
          430100, NEW,   UNIT,   COUNTER, -,                                      -
          999000, RENEW, UNIT,   COUNTER, BEFORE_WINDOW,                          A-C7
          999000, RENEW, UNIT,   COUNTER, !BEFORE_WINDOW,                         -
          999000, RENEW, UNIT,   COUNTER, -,                                      -
          999000, RENEW, UNIT,   ONLINE,  BEFORE_WINDOW,                          -
          999000, NEW,   PERSON, COUNTER, !UNDER_SIXTEEN SIXTEEN_OR_SEVENTEEN,    A-P2
          999000, NEW,   PERSON, COUNTER, !UNDER_SIXTEEN !SIXTEEN_OR_SEVENTEEN,   -
          999000, NEW,   PERSON, COUNTER, UNDER_SIXTEEN,                          -
          999000, NEW,   PERSON, COUNTER, SIXTEEN_OR_SEVENTEEN,                   -
          """)
  void a_clerk_is_warned_once_the_facts_are_told_and_no_earlier_row_may_still_decide(
      String region,
      Service service,
      HolderType holder,
      Channel channel,
      String facts,
      String rule) {
    Situation situation = new Situation(service, holder, channel, Policies.facts(facts));
    assertThat(Access.warning(Policies.of(region), situation).map(AccessRule::rule).orElse("-"))
        .isEqualTo(rule);
  }
}
