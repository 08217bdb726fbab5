package org.certbureau.region.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.TariffLine;
import org.certbureau.region.quoting.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy that was approved under the services' former names. */
class FormerServicesTest {
  private static final String TODAY = Policies.newest("430100");

  private final Policy policy = PolicyReader.read(pinned());

  /** Changsha's, had it once had 升级换key, and sold tokens for the tax office's desk. */
  private static String pinned() {
    String policy =
        TODAY.replace("services: [NEW, RENEW]", "services: [NEW, RENEW, TAX_KEY, UPGRADE_KEY]");
    policy =
        with(
            policy,
            "words:",
            """
              UPGRADE_KEY:
                word: {zh: 升级换key, en: Upgrade}
                rule: CQ-21
                citation: 升级换key
              TAX_KEY:
                word: {zh: 电子税务局购Key, en: Key for the tax office}
                rule: CQ-22
                citation: 电子税务局购Key
            """);
    policy =
        with(
            policy,
            "access:",
            """
              - for: {services: [TAX_KEY]}
                rule: CQ-22
                citation: 电子税务局购Key
              - for: {services: [UPGRADE_KEY], holders: [UNIT], channels: [COUNTER]}
                rule: CQ-21
                citation: 升级换key
            """);
    policy =
        with(
            policy,
            "tariff:",
            """
              - code: TAX
                item: {zh: 电子税务局购Key, en: Key for the tax office}
                amount: "100.00"
                per: [TOKEN]
                for: {services: [TAX_KEY]}
                rule: CQ-22
                citation: 电子税务局购Key
            """);
    return with(
        policy,
        "    boxes:",
        """
              - label: {zh: 电子税务局购Key, en: Key for the tax office}
                services: [TAX_KEY]
        """);
  }

  private static String with(String policy, String table, String rows) {
    assertThat(policy).contains('\n' + table + '\n');
    return policy.replace('\n' + table + '\n', '\n' + table + '\n' + rows);
  }

  @Test
  void a_service_is_known_by_its_name_of_today() {
    assertThat(policy.word(Service.TOKEN_UPGRADE, Locale.SIMPLIFIED_CHINESE)).isEqualTo("升级换key");
    assertThat(offered())
        .containsExactlyInAnyOrder(
            Service.NEW,
            Service.RENEW,
            Service.CHANGE,
            Service.SUSPEND,
            Service.RESUME,
            Service.REISSUE_LOST,
            Service.REISSUE_DAMAGED,
            Service.REVOKE,
            Service.UNLOCK,
            Service.TOKEN_UPGRADE);
    assertThat(policy.years().get(0).scope().services())
        .isEqualTo(Set.of(Service.NEW, Service.RENEW, Service.TOKEN_UPGRADE));
  }

  @Test
  void a_row_for_a_service_that_is_gone_is_no_row_for_all() {
    assertThat(policy.tariff()).extracting(TariffLine::code).doesNotContain("TAX");
    assertThat(offered()).doesNotContain(Service.KEY_RECOVERY);
    assertThat(policy.papers()).isEqualTo(Policies.CHANGSHA.papers());
  }

  private List<Service> offered() {
    return Offer.all(policy, HolderType.UNIT, Channel.COUNTER).stream()
        .filter(offer -> offer.problem() == null)
        .map(Offer::service)
        .toList();
  }

  @Test
  void what_names_no_former_service_reads_as_it_stands() {
    assertThat(PolicyReader.read(TODAY)).isEqualTo(Policies.CHANGSHA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPGRADE_KEY", " upgrade_key ", "TOKEN_UPGRADE"})
  void whoever_types_the_former_name_is_understood(String typed) {
    assertThat(Service.of(typed)).isEqualTo(Service.TOKEN_UPGRADE);
  }
}
