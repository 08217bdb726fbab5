package org.certbureau.region.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Text;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of services from which somebody at the counter or on the net chooses. */
class OfferTest {
  @ParameterizedTest(name = "{0} {1} by {2}: {3}, without {4}: {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          440000 | UNIT     | COUNTER | NEW RENEW CHANGE REISSUE_LOST REISSUE_DAMAGED REVOKE UNLOCK KEY_RECOVERY | '' | ''
          440000 | UNIT     | ONLINE  | ''            | NEW RENEW CHANGE REISSUE_LOST REISSUE_DAMAGED REVOKE UNLOCK KEY_RECOVERY | region.channel-not-yet region.channel-not-open
          999000 | UNIT     | COUNTER | NEW RENEW CHANGE REISSUE_LOST REISSUE_DAMAGED REVOKE UNLOCK KEY_RECOVERY | '' | ''
          999000 | EMPLOYEE | MAIL    | NEW RENEW CHANGE REISSUE_LOST REISSUE_DAMAGED REVOKE UNLOCK | KEY_RECOVERY | region.channel-not-yet
          999000 | PERSON   | ONLINE  | NEW RENEW     | CHANGE REISSUE_LOST REISSUE_DAMAGED REVOKE UNLOCK KEY_RECOVERY | region.channel-not-yet
          """)
  void what_hangs_on_untold_facts_counts_as_offered_and_the_rest_says_why_not(
      String region,
      HolderType holder,
      Channel channel,
      String offered,
      String refused,
      String reasons) {
    List<Offer> offers = Offer.all(Policies.of(region), holder, channel);
    assertThat(services(offers.stream().filter(offer -> offer.problem() == null)))
        .isEqualTo(offered);
    assertThat(services(offers.stream().filter(offer -> offer.problem() != null)))
        .isEqualTo(refused);
    assertThat(
            offers.stream()
                .filter(offer -> offer.problem() != null)
                .map(offer -> offer.problem().code())
                .distinct()
                .collect(Collectors.joining(" ")))
        .isEqualTo(reasons);
  }

  private static String services(Stream<Offer> offers) {
    return offers.map(offer -> offer.service().name()).collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "refused {0}: {1} by {2}")
  @CsvSource(
      textBlock =
          """
          COUNTER, region.channel-refused,  GD-C6
          MAIL,    region.service-not-open, null
          """,
      nullValues = "null")
  void what_is_refused_here_says_by_which_rule_and_what_no_row_opens_blames_none(
      Channel refusedBy, String code, String rule) {
    Policy policy =
        PolicyReader.read(
            Policies.written("999000")
                .replace(
                    "  - for: {services: [KEY_RECOVERY], channels: [COUNTER]}",
                    "  - verdict: REFUSED\n    for: {services: [KEY_RECOVERY], channels: [%s]}"
                        .formatted(refusedBy)));
    assertThat(Offer.all(policy, HolderType.UNIT, Channel.COUNTER))
        .filteredOn(offer -> offer.service() == Service.KEY_RECOVERY)
        .singleElement()
        .satisfies(
            offer -> {
              assertThat(offer.word()).isEqualTo(new Text("密钥恢复", "Key recovery"));
              assertThat(offer.problem().code()).isEqualTo(code);
              assertThat(offer.problem().rule()).isEqualTo(rule);
            });
  }
}
