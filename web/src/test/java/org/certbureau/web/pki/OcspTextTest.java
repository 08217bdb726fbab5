package org.certbureau.web.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcspTextTest {
  /** RFC 5019, 5: Base64 and then the escapes of an address, which not every program writes. */
  @ParameterizedTest
  @CsvSource({
    "/ocsp/Mfv%2F%2B%2Bc%3D, 31fbfffbe7",
    "/ocsp/Mfv%2f%2b%2bc%3d, 31fbfffbe7",
    "/ocsp/Mfv/++c=, 31fbfffbe7",
    "/ocsp/Mfv/++c, 31fbfffbe7",
    "/Mfv/++c=, 31fbfffbe7",
    "/ocsp//++c, ffef9c"
  })
  void a_request_is_read_out_of_its_address_however_it_is_escaped(String address, String hex) {
    assertThat(HexFormat.of().formatHex(OcspText.inAddress(address))).isEqualTo(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/ocsp", "/ocsp/", "/ocsp/%", "/ocsp/%zz", "/ocsp/长沙", "/ocsp/a"})
  void what_is_no_request_is_an_empty_one(String address) {
    assertThat(OcspText.inAddress(address)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "application/ocsp-request, true",
        "APPLICATION/OCSP-REQUEST; charset=x, true",
        "application/ocsp-response, false",
        "text/plain, false",
        "-, false"
      })
  void a_request_is_sent_as_what_it_is(String type, boolean is) {
    assertThat(OcspText.isRequest(type)).isEqualTo(is);
  }
}
