package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.certbureau.kernel.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is too large is refused at the door, before anybody reads it. */
class BodyLimitTest {
  private static final String SENTENCE =
      Messages.text(Locale.ENGLISH, "web.refused-413", List.of());

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final AtomicInteger status = new AtomicInteger(200);

  @ParameterizedTest(name = "{2} bytes of {1} to {0}: {3}")
  @CsvSource(
      nullValues = "none",
      value = {
        // a form goes as far as the container reads one
        "/accept.xhtml, application/x-www-form-urlencoded, 2097152, 200",
        "/accept.xhtml, application/x-www-form-urlencoded, 2097153, 413",
        "/accept.xhtml, Application/X-WWW-Form-URLencoded;charset=UTF-8, 2200000, 413",
        "/login.xhtml, application/x-www-form-urlencoded, 65536, 200",
        "/login.xhtml, application/x-www-form-urlencoded, 65537, 413",
        "/login.xhtml, multipart/form-data, 65537, 413",
        "/accept.xhtml, application/x-www-form-urlencoded, -1, 411",
        "/login.xhtml, application/x-www-form-urlencoded, -1, 411",
        // papers go as far as their door
        "/accept.xhtml, multipart/form-data, 2200000, 200",
        "/accept.xhtml, multipart/form-data, 41943040, 200",
        "/accept.xhtml, multipart/form-data, 41943041, 413",
        "/api/v1/quotes, application/json, 2200000, 200",
        "/api/v1/quotes, application/json, 25165825, 413",
        "/ocsp, application/ocsp-request, 65537, 413",
        "/accept.xhtml, none, 0, 200"
      })
  void each_kind_has_its_limit(String path, String type, long length, int told)
      throws IOException, ServletException {
    assertThat(passes(path, type, length, false)).isEqualTo(told == 200);
    assertThat(status.get()).isEqualTo(told);
    if (told == 413) {
      assertThat(body.toString(StandardCharsets.UTF_8)).contains(SENTENCE);
    }
  }

  @Test
  void a_page_that_stays_is_told_the_sentence_alone() throws IOException, ServletException {
    passes("/accept.xhtml", "application/x-www-form-urlencoded", 2_200_000, true);
    assertThat(status.get()).isEqualTo(413);
    assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo(SENTENCE);
  }

  /** Grizzly says so of whoever hung up; were it ours, each would be a failure with a stack. */
  @ParameterizedTest(name = "{0}, {1} bytes announced")
  @CsvSource({
    "/api/v1/quotes, 1000",
    "/api/v1/quotes, 100000",
    "/api/v1/quotes, -1",
    "/ws/bureau, 1000",
    "/ocsp, 1000",
    "/ocsp, -1"
  })
  void a_caller_who_hangs_up_in_the_midst_of_a_body_is_no_failure(String path, long length)
      throws IOException, ServletException {
    ServletInputStream broken =
        Servlets.in(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new EOFException();
              }
            });
    HttpServletRequest request =
        Servlets.of(
            HttpServletRequest.class,
            (name, arguments) ->
                switch (name) {
                  case "getServletPath" -> path;
                  case "getMethod" -> "POST";
                  case "getContentType" -> "application/octet-stream";
                  case "getContentLengthLong" -> length;
                  case "getInputStream" -> broken;
                  default -> null;
                });
    HttpServletResponse response =
        Servlets.of(
            HttpServletResponse.class,
            (name, arguments) -> {
              if (name.equals("setStatus")) {
                status.set((int) arguments[0]);
              }
              return name.equals("isCommitted") ? false : null;
            });
    AtomicInteger told = new AtomicInteger();
    new BodyLimit()
        .doFilter(
            request,
            response,
            (asked, answer) -> {
              try {
                asked.getInputStream().readAllBytes();
              } catch (IOException e) {
                // whoever tells of it before the door does
                told.set(Answers.to(new ServletException(e), request, Locale.ENGLISH).status());
                throw new ServletException(e);
              }
            });
    assertThat(told.get()).as("told, and not logged as a fault").isEqualTo(400);
    assertThat(status.get()).isEqualTo(400);
  }

  private boolean passes(String path, String type, long length, boolean byScript)
      throws IOException, ServletException {
    AtomicInteger passed = new AtomicInteger();
    FilterChain chain = (request, response) -> passed.incrementAndGet();
    Map<String, String> headers =
        byScript
            ? Map.of("Accept-Language", "en", "Bureau-Post", "script")
            : Map.of("Accept-Language", "en");
    HttpServletRequest request =
        Servlets.of(
            HttpServletRequest.class,
            (name, arguments) ->
                switch (name) {
                  case "getServletPath" -> path;
                  case "getContentType" -> type;
                  case "getUserPrincipal" ->
                      path.equals("/login.xhtml") ? null : (Principal) () -> "li.wen";
                  case "getContentLengthLong" -> length;
                  case "getHeader" -> headers.get(arguments[0]);
                  case "getCookies" -> new Cookie[] {new Cookie("bureau-language", "en")};
                  default -> null;
                });
    HttpServletResponse response =
        Servlets.of(
            HttpServletResponse.class,
            (name, arguments) -> {
              if (name.equals("setStatus")) {
                status.set((int) arguments[0]);
              }
              return name.equals("getOutputStream") ? Servlets.out(body) : null;
            });
    new BodyLimit().doFilter(request, response, chain);
    return passed.get() == 1;
  }
}
