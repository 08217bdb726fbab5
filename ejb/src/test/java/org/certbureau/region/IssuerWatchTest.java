package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.certbureau.region.quoting.IssuerLife;
import org.certbureau.region.quoting.ShortIssuer;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever runs a bureau hears in time that an issuer is about to end (RFC 5280, 6.1.3). */
class IssuerWatchTest {
  private static final Logger LOG = Logger.getLogger(IssuerWatch.class.getName());

  private final List<String> said = new ArrayList<>();
  private final Handler listening =
      new Handler() {
        @Override
        public void publish(LogRecord told) {
          said.add(told.getLevel() + " " + told.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private House house;

  @BeforeEach
  void open() {
    // both issuers end on 22 November 2031
    IssuerLife fiveYears = issuer -> Optional.of(Instant.parse("2031-11-22T02:42:00Z"));
    house = House.onH2().with(fiveYears);
    house.bean(PolicyLoader.class);
    LOG.addHandler(listening);
  }

  @AfterEach
  void close() {
    LOG.removeHandler(listening);
    house.close();
  }

  @Test
  void an_issuer_that_ends_before_its_longest_certificate_would_is_told_once_a_day() {
    house.clock().set("2026-10-23T10:00");
    tick();
    assertThat(said).isEmpty();

    house.clock().set("2026-10-24T10:42");
    tick();
    tick();
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith(
            "WARNING The issuer NETCA ends on 2031-11-22: region 440000 grants up to 5 years")
        .contains("of which 4 are to be had");

    house.clock().set("2026-10-25T00:10");
    tick();
    assertThat(said).hasSize(2);
  }

  @Test
  void every_region_whose_years_are_shortened_is_named_with_what_is_left() {
    house.clock().set("2031-06-01T10:00");
    assertThat(house.bean(PolicyDesk.class).shortIssuers())
        .extracting(ShortIssuer::region, ShortIssuer::longest, ShortIssuer::most)
        .containsExactly(tuple(Policies.CS, 1, 0), tuple(Policies.GD, 5, 0));
  }

  private void tick() {
    house.bean(IssuerWatch.class).tick();
  }
}
