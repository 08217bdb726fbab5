package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a request says of its languages, it is answered, in one that the bureau speaks. */
class LanguagesTest {
  @ParameterizedTest(name = "Accept-Language: {0} is answered in {1}")
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "none | zh-CN",
        "'' | zh-CN",
        "' ' | zh-CN",
        // asked for
        "en | en",
        "EN-gb | en",
        "'zh-CN,zh;q=0.9,en;q=0.8' | zh-CN",
        "'zh;q=0.5, en;q=0.8' | en",
        "'en-US, *;q=0.5' | en",
        "fr | zh-CN",
        "* | zh-CN",
        // no language at all
        "q=1 | zh-CN",
        ", | zh-CN",
        "',,,' | zh-CN",
        "; | zh-CN",
        "';q=1' | zh-CN",
        "'zh;q=abc' | zh-CN",
        "'en;q=abc' | zh-CN",
        "'en;q=' | zh-CN",
        "'en;q=7' | zh-CN",
        "'en;q=-1' | zh-CN",
        "'en;q=NaN' | zh-CN",
        "'en--' | zh-CN",
        "en_US | zh-CN",
        "'<script>' | zh-CN",
        "中文 | zh-CN",
        "'-' | zh-CN",
        "'--;q=0.5' | zh-CN",
        "'*-' | zh-CN",
        "averylongnamethatisnone | zh-CN"
      })
  void every_header_is_answered_in_a_language_of_the_bureau(String header, Locale answered) {
    assertThat(Languages.of(request(header))).isEqualTo(answered);
  }

  /** The lists of JAX-RS and of the container end where such a header begins. */
  @Test
  void no_door_reads_the_header_by_itself() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(java).isNotEmpty();
      for (Path file : java) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain("getAcceptableLanguages", "request.getLocale");
      }
    }
  }

  /** Pages, their refusals and failures speak one language; machines and strangers have none. */
  @ParameterizedTest(name = "{0}, chosen {1}, logged in {2}, asks for {3}: {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        "/review.xhtml,           en,    true,  zh-CN, en",
        "/review.xhtml,           zh-CN, true,  en,    zh-CN",
        "/review.xhtml,           -,     true,  en,    zh-CN",
        "/login.xhtml,            en,    false, zh-CN, en",
        "/login.xhtml,            -,     false, en,    en",
        "/q/A/B,                  -,     false, en,    en",
        "/api/v1/quotes,          en,    true,  zh-CN, zh-CN",
        "/api/v1/quotes,          zh-CN, true,  en,    en",
        "/ws/bureau,              zh-CN, true,  en,    en",
        "/api/v1/quotes > /error, zh-CN, true,  en,    en",
        "/review.xhtml > /error,  zh-CN, true,  en,    zh-CN",
        "/none > /error,          en,    true,  zh-CN, en"
      })
  void a_person_is_answered_in_the_language_of_their_screens_and_a_machine_in_the_one_it_asks_for(
      String path, Locale chosen, boolean known, String header, Locale answered) {
    assertThat(Languages.of(request(header, path, chosen, known))).isEqualTo(answered);
  }

  private static HttpServletRequest request(
      String header, String path, Locale chosen, boolean known) {
    String[] way = path.split(" > ");
    return Servlets.of(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getHeader" -> "Accept-Language".equals(arguments[0]) ? header : null;
              case "getServletPath" -> way[way.length - 1];
              case "getContextPath" -> "";
              case "getAttribute" -> way.length > 1 ? way[0] : null;
              case "getCookies" ->
                  chosen == null
                      ? null
                      : new Cookie[] {new Cookie("bureau-language", chosen.toLanguageTag())};
              case "getUserPrincipal" -> known ? (Principal) () -> "li" : null;
              default -> null;
            });
  }

  private static HttpServletRequest request(String header) {
    return Servlets.of(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getHeader" -> "Accept-Language".equals(arguments[0]) ? header : null;
              case "getLocale" -> Locale.ITALY; // the machine's own
              case "getServletPath" -> "/";
              default -> null;
            });
  }
}
