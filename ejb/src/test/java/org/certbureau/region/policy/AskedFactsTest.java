package org.certbureau.region.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clerk is asked about what lies on the counter, answered or not. */
class AskedFactsTest {
  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "430100 | NEW             | -                   | []",
        "430100 | SUSPEND         | -                   | []",
        "430100 | RESUME          | -                   | []",
        "430100 | REVOKE          | -                   | [TOKEN_AT_HAND]",
        // an answer that was given can be changed
        "430100 | REVOKE          | TOKEN_AT_HAND=true  | [TOKEN_AT_HAND]",
        "430100 | REVOKE          | TOKEN_AT_HAND=false | [TOKEN_AT_HAND]",
        // nobody has come
        "430100 | REVOKE          | BY_BUREAU=true      | []",
        "430100 | REVOKE          | BY_BUREAU=false     | [TOKEN_AT_HAND]",
        // asked where the token is inspected
        "430100 | REISSUE_DAMAGED | -                   | []",
        // offered, not demanded: nothing hangs on it (A-G7)
        "440000 | REVOKE          | -                   | []"
      })
  void a_question_is_asked_where_something_hangs_on_it(
      String region, Service service, String known, String asked) {
    Policy policy = region.equals("430100") ? Policies.CHANGSHA : Policies.GUANGDONG;
    Facts facts = Facts.NONE;
    if (known != null) {
      String[] fact = known.split("=");
      facts = Facts.of(Fact.valueOf(fact[0]), Boolean.parseBoolean(fact[1]));
    }

    assertThat(
            new TreeSet<>(
                policy.asked(new Situation(service, HolderType.UNIT, Channel.COUNTER, facts))))
        .hasToString(asked);
  }
}
