package org.certbureau.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.scan.Pictures.bytes;
import static org.certbureau.scan.Pictures.joined;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFormatTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          HEIC     | 0000001866747970 68656978 00000000 6d696631
          HEIC     | 0000001866747970 6d696631 00000000 6d696166 68656963
          HEIF     | 0000001866747970 6d696631 00000000 6d696631
          HEIF     | 0000001866747970 6d736631 00000000
          AVIF     | 0000001866747970 61766966 00000000
          AVIF     | 0000001866747970 6d696631 00000000 6d696631 61766966
          WebP     | 52494646 10000000 57454250 56503820
          TIFF     | 4d4d002a 00000008
          TIFF     | 49492a00 08000000
          TIFF     | 4d4d002b 00080000
          PDF      | efbbbf 0a 255044462d312e37
          SVG      | 3c737667 20
          SVG      | 3c3f786d6c203f3e 0a 3c212d2d 20 2d2d3e 0a 3c737667 3e
          SVG      | 3c21444f43545950452073766720
          JPEG 2000| 0000000c 6a502020 0d0a870a
          JPEG XL  | ff0a 00
          """,
      delimiter = '|')
  void what_people_take_for_a_picture_is_named_by_its_beginning(String name, String hex) {
    byte[] beginning = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(ForeignFormat.nameOf(joined(beginning, new byte[5000]))).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "....ftypisom\0\0\0\0isommp42",
        "RIFF....WAVE",
        "II",
        "%!PS",
        "<html><svg>",
        "<?xml version='1.0'?><html>"
      })
  void what_nobody_takes_for_a_picture_has_no_name(String file) {
    assertThat(ForeignFormat.nameOf(bytes(file))).isEmpty();
  }

  @Test
  void a_beginning_of_comments_without_end_is_no_work() {
    assertThat(ForeignFormat.nameOf(bytes("<?xml?>" + "<!---->".repeat(100_000)))).isEmpty();
    assertThat(ForeignFormat.nameOf(bytes("....ftypmif1" + "miaf".repeat(100_000))))
        .contains("HEIF");
  }
}
