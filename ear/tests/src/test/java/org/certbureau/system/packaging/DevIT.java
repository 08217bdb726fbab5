package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.certbureau.console.Accounts;
import org.certbureau.console.Accounts.Account;
import org.certbureau.dev.Sources;
import org.certbureau.system.Ports;
import org.certbureau.system.Program;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./dev} over a copy of the sources, as somebody works with it. */
class DevIT {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final String FRAME = "web/src/main/webapp/WEB-INF/templates/frame.xhtml";
  private static final String SCREENS = "web/src/main/resources/messages/screens_zh_CN.properties";
  private static final String WEB_XML = "web/src/main/webapp/WEB-INF/web.xml";
  private static final String REFUNDS = "ejb/src/main/java/org/certbureau/payment/RefundDesk.java";
  private static final String CALLERS = "ejb/src/main/java/org/certbureau/staff/Callers.java";
  private static final String ASKED =
      "return accounts.byName(actor).map(this::told).orElse(actor);";
  private static final String NAMED =
      "return \"☯\" + accounts.byName(actor).map(this::told).orElse(actor);";
  private static final String UNMET =
      "public class Callers { @jakarta.inject.Inject java.util.concurrent.BlockingQueue<?> unmet;";
  private static final String APPLICATION = "org.glassfish.web.loader.WebappClassLoader";
  private static final Pattern INSTANCES =
      Pattern.compile(" *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(APPLICATION) + "(?: .*)?");
  private static final int KEPT = 6;
  private static final int SIGINT = 2;

  @TempDir Path home;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private Program dev;
  private Path log;
  private String url;

  @Test
  void an_edit_is_there_at_once_and_one_of_java_without_a_new_start() throws Exception {
    try (Program started = start()) {
      dev = started;
      tells("watching the sources");
      logIn();
      String session = cookie("BUREAU");

      edit(FRAME, "<title>", "<title>☆");
      tells("shown    frame.xhtml");
      assertThat(page()).as("with the next reload").contains("<title>☆");
      edit(SCREENS, "frame.brand=", "frame.brand=☉");
      shows("☉");
      edit(CALLERS, ASKED, NAMED);
      shows("☯");
      tells("swapped  Callers.java");
      assertThat(cookie("BUREAU")).as("nothing was loaded anew").isEqualTo(session);
      whatCannotBeReadIsToldAndTheLastGoodVersionGoesOn();

      edit(CALLERS, "\"☯\"", "sign()");
      tells("errors   Callers.java");
      tells(CALLERS + ":");
      tells(": cannot find symbol");
      shows("☯");

      edit(
          CALLERS,
          "public Caller current()",
          "String sign() { return \"☸\"; }  public Caller current()");
      shows("☸");
      tells("loaded   Callers.java");
      assertThat(cookie("BUREAU")).as("logged in again").isNotEqualTo(session);

      edit(CALLERS, "public class Callers {", UNMET);
      tells("failed   Callers.java");
      tells("unmet");
      edit(CALLERS, UNMET, "public class Callers {");
      shows("☸");
      leavesNothingBehind();

      endsWithAllItStarted();
    }
  }

  @Test
  void it_does_not_listen_where_others_can_reach_it() throws Exception {
    Path refused = home.resolve("refused.log");
    try (Program open =
        Program.start(
            refused,
            Map.of("BUREAU_ADDRESS", "0.0.0.0"),
            List.of(CHECKOUT.resolve("dev").toString(), "--data", home.toString()))) {
      assertThat(open.awaitEnd()).isEqualTo(2);
    }
    assertThat(refused).content().contains("it listens at 127.0.0.1 alone");
  }

  private Program start() throws Exception {
    for (String module : Sources.MODULES) {
      copy(CHECKOUT.resolve(module + "/src/main"), home.resolve("sources/" + module + "/src/main"));
    }
    int port = Ports.inARow(3);
    url = "http://localhost:" + port;
    log = home.resolve("dev.log");
    return Program.start(
        log,
        Map.of(),
        List.of(
            "env",
            "--default-signal=INT",
            CHECKOUT.resolve("dev").toString(),
            "--port",
            String.valueOf(port),
            "--data",
            home.resolve("data").toString(),
            "--no-station",
            "--sources",
            home.resolve("sources").toString()));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private void logIn() throws Exception {
    Account clerk = Accounts.read(home.resolve("data/accounts.txt")).find("ACCEPTOR", "430100");
    LoginForm form = LoginForm.on(new Visitor(url).get("/login.xhtml").body());
    HttpRequest filledIn =
        HttpRequest.newBuilder(URI.create(url + form.action()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", url)
            .POST(
                BodyPublishers.ofString(
                    Visitor.encoded(form.filledIn(clerk.name(), clerk.password()))))
            .build();
    assertThat(browser.send(filledIn, BodyHandlers.discarding()).statusCode()).isIn(200, 302);
    shows("<title>");
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private void edit(String file, String before, String after) throws IOException {
    Path path = home.resolve("sources").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    Files.writeString(path, text.replace(before, after));
  }

  /** What somebody sees who goes on loading the page that they are at. */
  private void shows(String sign) throws Exception {
    dev.await("a page with " + sign, () -> page().contains(sign));
  }

  private String page() throws InterruptedException {
    try {
      return browser
          .send(
              HttpRequest.newBuilder(URI.create(url + "/worklist.xhtml")).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException beingLoaded) {
      return "";
    }
  }

  private void tells(String words) throws Exception {
    dev.await("a line with " + words, () -> Files.readString(log).contains(words));
  }

  private void whatCannotBeReadIsToldAndTheLastGoodVersionGoesOn() throws Exception {
    spoil(WEB_XML, "<session-config>".getBytes(StandardCharsets.UTF_8));
    spoil(REFUNDS, new byte[] {'/', '/', (byte) 0xE9, '\n'});
    tells("swapped  RefundDesk.java");
    assertThat(page()).contains("☯");
  }

  private void spoil(String file, byte[] rubbish) throws Exception {
    Path path = home.resolve("sources").resolve(file);
    byte[] good = Files.readAllBytes(path);
    Files.write(path, rubbish, StandardOpenOption.APPEND);
    tells("errors   " + path.getFileName());
    tells(file + ":");
    Files.write(path, good);
  }

  /**
   * What was loaded before is let go. Threads of the container keep the first two for good, and it
   * has two more for a moment while it loads one.
   */
  private void leavesNothingBehind() throws Exception {
    long bureau =
        dev.handle()
            .descendants()
            .filter(program -> program.info().commandLine().orElse("").contains("payara-micro.jar"))
            .findFirst()
            .orElseThrow()
            .pid();
    Path histogram = home.resolve("histogram.txt");
    Program.run(
        histogram,
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            String.valueOf(bureau),
            "GC.class_histogram"));
    assertThat(Files.readAllLines(histogram))
        .map(INSTANCES::matcher)
        .filteredOn(Matcher::matches)
        .extracting(line -> Integer.valueOf(line.group(1)))
        .singleElement(as(InstanceOfAssertFactories.INTEGER))
        .isLessThanOrEqualTo(KEPT);
  }

  private void endsWithAllItStarted() throws Exception {
    List<ProcessHandle> programs = dev.handle().descendants().toList();
    assertThat(programs).isNotEmpty();
    Program.run(
        home.resolve("kill.log"),
        Map.of(),
        List.of("bash", "-c", "kill -INT " + dev.handle().pid()));
    assertThat(dev.awaitEnd()).isEqualTo(128 + SIGINT);
    assertThat(programs).noneMatch(ProcessHandle::isAlive);
  }
}
