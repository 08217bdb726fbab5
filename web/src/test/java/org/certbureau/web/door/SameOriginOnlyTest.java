package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginOnlyTest {
  @ParameterizedTest
  @CsvSource({
    "http://bureau.example:8080, bureau.example:8080, true",
    "https://bureau.example, bureau.example, true",
    "https://BUREAU.example, bureau.example, true",
    "https://public.example/login.xhtml, bureau.example, true",
    "https://public.example, bureau.example:8080, true",
    "https://elsewhere.example, bureau.example, false",
    "https://bureau.example.elsewhere.example, bureau.example, false",
    "http://bureau.example:8081, bureau.example:8080, false",
    "null, bureau.example, false",
    ", bureau.example, false",
    "'https://bureau.example with blanks', bureau.example, false"
  })
  void a_request_is_ours_where_it_comes_from_the_host_it_goes_to(
      String origin, String host, boolean ours) {
    assertThat(SameOriginOnly.isOurs(origin, host, "https://public.example")).isEqualTo(ours);
  }
}
