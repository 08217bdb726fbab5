package org.certbureau.station.program.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.station.program.holder.HolderDesk;
import org.certbureau.station.program.holder.HolderKind;
import org.certbureau.station.program.holder.HolderPhase;
import org.certbureau.station.program.holder.PinAnswer;
import org.certbureau.station.program.holder.Tries;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.pin.Pin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door of the page, spoken to byte by byte as any program and any site could. */
class HolderPageTest {
  private static final String PIN = "{\"job\":\"job-1\",\"pin\":\"7K3MX9PQ2A\"}";
  private static final int LONGEST_WAIT_MILLIS = 30_000;
  private static final Pattern COOKIE = Pattern.compile("(?m)^Set-cookie: ([^;]+);(.*)$");

  private final Desk desk = new Desk();
  private final HolderPage page = new HolderPage("CS-01", desk, () -> true);
  private URI link;
  private String host;
  private String cookie;

  @BeforeEach
  void comeWithTheLink() throws Exception {
    link = page.link();
    host = link.getAuthority();
    cookie =
        cookieOf(get(link.toString().substring(link.toString().indexOf("/start")), host, null));
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void whoever_comes_with_the_link_sees_the_desk() throws Exception {
    assertThat(get("/", host, cookie)).startsWith("HTTP/1.1 200").contains("<title>制证站</title>");
    assertThat(get("/sight", host, cookie))
        .contains("\"code\":\"CS-01\"", "\"linked\":true", "\"chip\":\"4FAABA01119781A1\"")
        .contains("\"step\":\"PIN\"", "\"here\":4", "\"strangers\":[\"4FAABA0111A60F3C\"]");
  }

  @Test
  void a_pin_is_answered_and_a_job_broken_off() throws Exception {
    assertThat(post("/pin", PIN)).startsWith("HTTP/1.1 200").contains("\"verdict\":\"RIGHT\"");
    assertThat(desk.asked).containsExactly("typed job-1 7K3MX9PQ2A");
    assertThat(post("/cancel", "{\"job\":\"job-1\"}")).contains("\"done\":true");
    assertThat(desk.asked).hasSize(2).last().isEqualTo("cancel job-1");
  }

  @Test
  void the_link_lets_in_one_browser_once() throws Exception {
    String path = link.getPath() + "?" + link.getQuery();
    assertThat(get(path, host, null)).startsWith("HTTP/1.1 403").doesNotContain("Set-cookie");
    assertThat(get("/start", host, null)).startsWith("HTTP/1.1 403");
    assertThat(get("/start?", host, null)).startsWith("HTTP/1.1 403");

    URI second = page.link();
    assertThat(second.getAuthority()).isEqualTo(host);
    assertThat(get("/sight", host, cookie)).as("not out yet").startsWith("HTTP/1.1 200");
    String later = cookieOf(get("/start?" + second.getQuery(), host, null));
    assertThat(get("/sight", host, later)).startsWith("HTTP/1.1 200");
    assertThat(get("/sight", host, cookie)).as("who came before").startsWith("HTTP/1.1 403");
  }

  @Test
  void an_earlier_link_is_void() throws Exception {
    URI first = page.link();
    page.link();

    assertThat(get("/start?" + first.getQuery(), host, null)).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page.js", "/page.css", "/words.js", "/sight", "/nothing"})
  void without_its_cookie_nothing_is_shown(String path) throws Exception {
    for (String other :
        new String[] {null, "station=x", cookie + "x", cookie.split("=")[0] + "="}) {
      assertThat(get(path, host, other)).startsWith("HTTP/1.1 403");
    }
    assertThat(desk.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "evil.example", "evil.example:80", "127.0.0.1", "[::1]"})
  void a_name_that_somebody_made_point_here_is_not_ours(String name) throws Exception {
    assertThat(get("/sight", name, cookie)).startsWith("HTTP/1.1 421");
    assertThat(get("/start?" + page.link().getQuery(), name, null))
        .startsWith("HTTP/1.1 421")
        .doesNotContain("Set-cookie");
  }

  @ParameterizedTest
  @CsvSource({
    // origin, content type
    "http://evil.example, application/json",
    "null, application/json",
    "http://localhost, application/json",
    ", application/json",
    "OURS, text/plain",
    "OURS, application/x-www-form-urlencoded",
    "OURS,",
  })
  void what_another_site_sends_is_not_taken(String origin, String type) throws Exception {
    String from = "OURS".equals(origin) ? "http://" + host : origin;
    for (String path : List.of("/pin", "/cancel")) {
      assertThat(post(path, PIN, from, type)).startsWith("HTTP/1.1 403");
    }
    assertThat(desk.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"job\":\"job-1\"}",
        "{\"job\":\"job-1\",\"pin\":\"short\"}",
        "{\"job\":\"job-1\",\"pin\":\"口令口令口令\"}"
      })
  void what_makes_no_sense_spends_no_try(String body) throws Exception {
    assertThat(post("/pin", body)).startsWith("HTTP/1.1 400");
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void more_than_a_question_is_not_read() throws Exception {
    String padded = PIN.replace("{", "{" + " ".repeat(2000));

    assertThat(post("/pin", padded)).startsWith("HTTP/1.1 400");
    assertThat(desk.asked).isEmpty();
  }

  /**
   * Any user of this machine can connect; without a limit four of them closed the desk for good.
   */
  @Test
  void who_never_ends_a_question_keeps_nobody_from_the_desk() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        silent.add(beginning("GET /si"));
      }
      assertThat(get("/sight", host, cookie)).as("a few").startsWith("HTTP/1.1 200");
      for (int i = 0; i < 100; i++) {
        silent.add(beginning("POST /pin HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 9\r\n"));
      }
      assertThat(
              Stream.generate(this::sight)
                  .limit(100)
                  .anyMatch(sight -> sight.startsWith("HTTP/1.1 200")))
          .as("many, once they are cut off")
          .isTrue();
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  private Socket beginning(String head) throws IOException {
    Socket socket = new Socket("127.0.0.1", link.getPort());
    socket.getOutputStream().write(head.getBytes(UTF_8));
    return socket;
  }

  /** Empty where the door closed before it was answered. */
  private String sight() {
    try {
      return get("/sight", host, cookie);
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void nothing_is_kept_by_the_browser_and_nothing_foreign_is_loaded() throws Exception {
    String shown = get("/", host, cookie);
    assertThat(shown)
        .contains("Cache-control: no-store")
        .contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
        .contains("frame-ancestors 'none'")
        .contains("X-content-type-options: nosniff")
        .doesNotContain("<input", "style=", "onclick=");
    assertThat(get("/page.js", host, cookie))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("innerHTML", "localStorage", "sessionStorage", "console.");
    for (String file : List.of("/page.css", "/words.js")) {
      assertThat(get(file, host, cookie)).startsWith("HTTP/1.1 200").doesNotContain("//cdn");
    }
  }

  @Test
  void no_other_machine_reaches_it() throws Exception {
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThat(reaches(address)).as("%s", address).isFalse();
        }
      }
    }
    assertThat(reaches(InetAddress.getByName("127.0.0.1"))).isTrue();
  }

  private boolean reaches(InetAddress address) {
    try (Socket socket = new Socket(address, link.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void both_languages_have_every_word_and_the_page_asks_for_no_other() throws Exception {
    String words = get("/words.js", host, cookie);
    String chinese = words.substring(words.indexOf("zh: {"), words.indexOf("en: {"));
    String english = words.substring(words.indexOf("en: {"));
    assertThat(names(english)).isEqualTo(names(chinese)).hasSizeGreaterThan(40);

    Set<String> used = wordsUsedBy(get("/page.js", host, cookie));
    assertThat(names(chinese)).containsAll(used);
    assertThat(
            names(chinese).stream()
                .filter(name -> name.matches("[a-z]\\w*") && !name.equals("none")))
        .as("those of a kind of job replace one that is used")
        .allMatch(
            name -> used.contains(name) || used.contains(name.replaceFirst("Of(Pin|Key)$", "")));
    assertThat(names(chinese))
        .containsAll(
            Stream.of(
                    "GENERATING",
                    "AWAITING_CERTIFICATES",
                    "WRITING",
                    "AWAITING_VERDICT",
                    "CLEARING")
                .toList());
  }

  /** By name, and by what is said of a kind of job in words of its own. */
  private static Set<String> wordsUsedBy(String script) {
    Set<String> used = new TreeSet<>();
    Matcher named = Pattern.compile("words\\.(\\w+)").matcher(script);
    named.results().forEach(found -> used.add(found.group(1)));
    Matcher byKind = Pattern.compile("\\bof\\(job, ([^()]+)\\)").matcher(script);
    while (byKind.find()) {
      Matcher word = Pattern.compile("\"([a-z]\\w*)\"").matcher(byKind.group(1));
      word.results().forEach(found -> used.add(found.group(1)));
    }
    return used;
  }

  /** Names of the table, with those of the tables in it. */
  private static Set<String> names(String table) {
    Matcher names =
        Pattern.compile("(?:^|[{,]\\s*)(\\w+): ").matcher(table.replaceFirst("^..: ", ""));
    return new TreeSet<>(names.results().map(found -> found.group(1)).toList());
  }

  private String post(String path, String body) throws IOException {
    return post(path, body, "http://" + host, "application/json");
  }

  private String post(String path, String body, String origin, String type) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of("POST " + path + " HTTP/1.1", "Host: " + host, "Cookie: " + cookie));
    if (origin != null) {
      lines.add("Origin: " + origin);
    }
    if (type != null) {
      lines.add("Content-Type: " + type);
    }
    lines.add("Content-Length: " + body.getBytes(UTF_8).length);
    return exchange(lines, body);
  }

  private String get(String path, String name, String shown) throws IOException {
    List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: " + name));
    if (shown != null) {
      lines.add("Cookie: " + shown);
    }
    return exchange(lines, "");
  }

  private String exchange(List<String> lines, String body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", link.getPort())) {
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String cookieOf(String answer) {
    Matcher set = COOKIE.matcher(answer);
    assertThat(set.find()).as(answer).isTrue();
    assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /");
    assertThat(set.group(2)).contains("HttpOnly", "SameSite=Strict");
    return set.group(1);
  }

  private static final class Desk implements HolderDesk {
    private final List<String> asked = new ArrayList<>();

    @Override
    public List<Wanted> wanted() {
      return List.of(
          new Wanted(
              "job-1",
              "4FAABA01119781A1",
              "虚构有限公司",
              "证书续费",
              HolderKind.REKEY,
              HolderPhase.WANTED,
              Wanted.Step.PIN,
              true,
              null,
              new Tries(4, 7)));
    }

    @Override
    public Set<String> strangers() {
      return Set.of("4FAABA0111A60F3C");
    }

    @Override
    public PinAnswer typed(String job, Pin pin) {
      asked.add("typed " + job + " " + pin.digits());
      return new PinAnswer(PinAnswer.Verdict.RIGHT, null, new Tries(6, 9));
    }

    @Override
    public boolean cancel(String job) {
      asked.add("cancel " + job);
      return true;
    }
  }
}
