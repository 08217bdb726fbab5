package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {
  @ParameterizedTest
  @CsvSource({
    "/, PAGES",
    "/index.xhtml, PAGES",
    "/apis, PAGES",
    "/api, REST",
    "/api/v1/quotes, REST",
    "/ws/bureau, SOAP",
    "/wsdl.xhtml, PAGES",
    "/crl/root.crl, PKI",
    "/ca/root.cer, PKI",
    "/ocsp, PKI",
    "/case.xhtml, PAGES",
    "/health/ready, HEALTH"
  })
  void the_path_alone_tells_the_door(String path, Door door) {
    assertThat(Door.ofPath(path)).isEqualTo(door);
  }
}
