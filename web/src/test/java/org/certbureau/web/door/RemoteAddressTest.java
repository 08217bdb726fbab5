package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemoteAddressTest {
  private static final Set<String> PROXIES = Set.of("10.0.0.1", "10.0.0.2");

  @Test
  void what_a_stranger_claims_does_not_count() {
    assertThat(RemoteAddress.of("203.0.113.7", List.of("198.51.100.1"), PROXIES))
        .isEqualTo("203.0.113.7");
    assertThat(RemoteAddress.of("203.0.113.7", List.of("198.51.100.1"), Set.of()))
        .isEqualTo("203.0.113.7");
  }

  @Test
  void a_trusted_proxy_tells_who_came_to_it() {
    assertThat(RemoteAddress.of("10.0.0.1", List.of("203.0.113.7"), PROXIES))
        .isEqualTo("203.0.113.7");
    assertThat(RemoteAddress.of("10.0.0.1", List.of("2001:db8::7"), PROXIES))
        .isEqualTo("2001:db8::7");
  }

  @Test
  void only_the_part_that_trusted_proxies_wrote_is_believed() {
    assertThat(
            RemoteAddress.of("10.0.0.1", List.of("198.51.100.1, 203.0.113.7", "10.0.0.2"), PROXIES))
        .isEqualTo("203.0.113.7");
  }

  @Test
  void what_is_no_address_ends_the_trail() {
    assertThat(RemoteAddress.of("10.0.0.1", List.of("unknown"), PROXIES)).isEqualTo("10.0.0.1");
    assertThat(RemoteAddress.of("10.0.0.1", List.of("<script>, 10.0.0.2"), PROXIES))
        .isEqualTo("10.0.0.2");
    assertThat(RemoteAddress.of("10.0.0.1", List.of(), PROXIES)).isEqualTo("10.0.0.1");
  }
}
