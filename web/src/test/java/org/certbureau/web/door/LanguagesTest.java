package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static HttpServletRequest request(String header) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LanguagesTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> "Accept-Language".equals(arguments[0]) ? header : null;
                  case "getLocale" -> Locale.ITALY; // the machine's own
                  default -> null;
                });
  }
}
