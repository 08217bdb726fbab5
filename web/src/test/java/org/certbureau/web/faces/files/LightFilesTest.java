package org.certbureau.web.faces.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightFilesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          gzip                       , true
          "gzip, deflate, br, zstd"  , true
          "br;q=1.0, GZIP;q=0.8"     , true
          "deflate,gzip ; q=0.5"     , true
          gzip;q=0                   , false
          "gzip;q=0.000, br"         , false
          identity                   , false
          x-gzip-like                , false
          ""                         , false
                                     , false
          """)
  void packed_is_what_whoever_asks_can_unpack(String accepted, boolean unpacks) {
    assertThat(LightFiles.unpacks(accepted)).isEqualTo(unpacks);
  }
}
