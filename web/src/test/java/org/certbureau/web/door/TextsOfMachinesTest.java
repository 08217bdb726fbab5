package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UTF-8 as it is declared, or nothing. */
class TextsOfMachinesTest {
  private static final String NOTHING = "";

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4} {5}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          REST, application/json,         '',                               -,        -,   -
          REST, application/json,         '; charset=utf-8',                -,        -,   -
          REST, application/json,         '; charset="UTF8"',               identity, -,   -
          REST, application/json,         '; charset=us-ascii',             -,        -,   -
          REST, application/json,         '; charset=GBK',                  -,        415, web.not-utf-8
          REST, application/json,         ';Charset = "gb18030"',           -,        415, web.not-utf-8
          REST, application/json,         '; charset=utf-8; charset=GBK',   -,        415, web.not-utf-8
          REST, application/json,         '; charset=UTF-16',               -,        415, web.not-utf-8
          REST, application/json,         '; charset=iso-8859-1',           -,        415, web.not-utf-8
          REST, application/json,         '; charset=',                     -,        415, web.not-utf-8
          REST, application/json,         '; charset=no such',              -,        415, web.not-utf-8
          REST, application/json,         '',                               gzip,     415, web.packed
          REST, application/json,         '',                               'br, x',  415, web.packed
          REST, image/jpeg,               '',                               gzip,     415, web.packed
          SOAP, text/xml,                 '; charset=utf-8',                -,        -,   -
          SOAP, text/xml,                 '; charset=GBK',                  -,        415, web.not-utf-8
          SOAP, text/xml,                 '',                               deflate,  415, web.packed
          SOAP, application/soap+xml,     '; charset=utf-8',                -,        415, web.xml-only
          SOAP, multipart/related,        '; boundary=x',                   -,        415, web.xml-only
          SOAP, application/octet-stream, '',                               -,        415, web.xml-only
          SOAP, '',                       '',                               -,        415, web.xml-only
          """)
  void a_declaration_is_kept_or_the_request_is_refused(
      Door door, String type, String parameters, String packing, Integer status, String code) {
    ContentType declared = new ContentType(door, type, parameters, packing);
    refuses(
        () -> {
          declared.requireUnpacked();
          if (declared.isText()) {
            declared.requireUtf8();
          }
        },
        status,
        code);
  }

  @Test
  void pictures_are_no_texts_but_at_the_door_of_texts() {
    assertThat(new ContentType(Door.REST, "image/png", NOTHING, null).isText()).isFalse();
    assertThat(new ContentType(Door.REST, "application/octet-stream", NOTHING, null).isText())
        .isFalse();
    assertThat(new ContentType(Door.REST, NOTHING, NOTHING, null).isText()).isTrue();
    assertThat(new ContentType(Door.SOAP, "image/png", NOTHING, null).isText()).isTrue();
  }

  @ParameterizedTest(name = "{0}: byte {3} in line {1} at {2}")
  @CsvSource(
      textBlock =
          """
          41C080,       1, 2, C0
          EDA080,       1, 1, ED
          0AE9959FF0,   2, 2, F0
          0A0AB3A4,     3, 1, B3
          F4908080,     1, 1, F4
          E995,         1, 1, E9
          E9959F41FF,   1, 3, FF
          F09F98800A80, 2, 1, 80
          """)
  void what_is_no_utf_8_is_refused_with_its_place(
      String hex, String line, String at, String wrong) {
    Misread refused =
        catchThrowableOfType(Misread.class, () -> Utf8.begin(HexFormat.of().parseHex(hex)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem().code()).isEqualTo("web.malformed-utf-8");
    assertThat(refused.problem().args()).containsExactly(line, at, wrong);
  }

  @Test
  void long_texts_are_looked_through_to_their_end() {
    byte[] text = "示例".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.begin(text)).isZero();
    text[text.length - 1] = 'x';
    refuses(() -> Utf8.begin(text), 400, "web.malformed-utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-32",
        "UTF-32LE",
        "UTF-32BE",
        "x-UTF-16LE-BOM"
      })
  void a_wide_encoding_shows_by_its_first_bytes(String charset) {
    for (String text : List.of("{}", "{\"a\":1}", "<a/>")) {
      refuses(() -> Utf8.begin(text.getBytes(Charset.forName(charset))), 415, "web.not-utf-8");
    }
  }

  @Test
  void a_mark_before_utf_8_says_nothing() {
    assertThat(Utf8.begin("\uFEFF{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(3);
    assertThat(Utf8.begin(new byte[0])).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          "<?xml version='1.0' encoding='UTF-8'?><a/>",               -
          "<?xml version='1.0' encoding='us-ascii'?><a/>",            -
          "<?xml version='1.0'?><a encoding='GBK'/>",                 -
          "<?xml version='1.0' encoding='GBK'?><a/>",                 415
          "<?xml version='1.0' encoding = 'gb2312' standalone='no'?>", 415
          "<?xml version='1.0' encoding='UTF-16'?><a/>",              415
          "<?xml version='1.0' encoding=''?><a/>",                    415
          """)
  void the_declaration_of_a_document_counts_too(String document, Integer status) {
    String xml = document.replaceAll("^\"|\"$", "");
    refuses(() -> Utf8.begin(bytes(xml)), status, "web.not-utf-8");
    refuses(() -> Utf8.begin(bytes("\uFEFF" + xml)), status, "web.not-utf-8");
  }

  static Stream<Arguments> kept() {
    return Stream.of(
        arguments(null, null),
        arguments("", ""),
        arguments("plain \t\r\n 示例 😀", "plain \t\r\n 示例 😀"),
        arguments("a\0b\37c", "a\uFFFDb\uFFFDc"),
        arguments("\uFFFE\uFFFF", "\uFFFD\uFFFD"),
        arguments("a\uD83Db", "a\uFFFDb"),
        arguments("\uDE00\uD83D", "\uFFFD\uFFFD"));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void what_goes_out_has_a_place_in_xml(String kept, String told) throws Exception {
    assertThat(Told.text(kept)).isEqualTo(told);
    if (kept != null) {
      assertThat(
              Json.mapper().readTree(Json.mapper().writeValueAsBytes(Map.of(kept, List.of(kept)))))
          .isEqualTo(Json.mapper().valueToTree(Map.of(told, List.of(told))));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** By that code, or not at all. */
  private static void refuses(ThrowingCallable what, Integer status, String code) {
    if (status == null) {
      assertThatCode(what).doesNotThrowAnyException();
      return;
    }
    Misread refused = catchThrowableOfType(Misread.class, what);
    assertThat(refused).isNotNull();
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.problem().code()).isEqualTo(code);
  }
}
