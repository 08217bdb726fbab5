package org.certbureau.station.program.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.program.disk.DiskJson;
import org.certbureau.station.program.holder.HolderDesk;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.pin.Pin;

/**
 * Serves the page of a {@link HolderDesk} to one browser on this machine. No port is open until
 * somebody asks for the link.
 */
public final class HolderPage implements Closeable {
  private static final Logger LOG = Logger.getLogger(HolderPage.class.getName());
  private static final int THREADS = 32;
  private static final long IDLE_SECONDS = 30;

  /** Anybody on this machine can connect; a browser sends what the page asks at once. */
  private static final String SECONDS_A_MESSAGE = "5";

  private static final List<String> LONGEST =
      List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime");

  private static final int LARGEST_QUESTION = 1024;
  private static final String JSON = "application/json";

  private static final Map<String, String> TYPES =
      Map.of(
          "/", "text/html; charset=utf-8",
          "/page.css", "text/css; charset=utf-8",
          "/page.js", "text/javascript; charset=utf-8",
          "/words.js", "text/javascript; charset=utf-8");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
              + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private final String code;
  private final HolderDesk desk;
  private final BooleanSupplier linked;
  private HttpServer server;
  private ExecutorService threads;
  private PageGuard guard;

  /**
   * @param code of the station
   * @param linked whether the bureau's broker is there
   */
  public HolderPage(String code, HolderDesk desk, BooleanSupplier linked) {
    this.code = code;
    this.desk = desk;
    this.linked = linked;
  }

  /** All that the page shows. */
  private record Sight(String code, boolean linked, List<Wanted> jobs, Set<String> strangers) {}

  /** What the page asks for; tells no PIN. */
  private record Question(String job, String pin) {
    @Override
    public String toString() {
      return "question about " + job;
    }
  }

  /** A link that lets one browser in, once, and whoever came with an earlier one out. */
  public synchronized URI link() throws IOException {
    if (server == null) {
      open();
    }
    return URI.create(guard.origin() + "/start?" + guard.issueTicket());
  }

  private void open() throws IOException {
    // read once, when the JDK's server is first made: who sends or reads slowly is cut off
    LONGEST.stream()
        .filter(setting -> System.getProperty(setting) == null)
        .forEach(setting -> System.setProperty(setting, SECONDS_A_MESSAGE));
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    guard = new PageGuard(server.getAddress().getPort());
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            HolderPage::daemon);
    pool.allowCoreThreadTimeOut(true);
    threads = pool;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "holder-page");
    thread.setDaemon(true);
    return thread;
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      answer(exchange);
    } catch (IOException | RuntimeException e) {
      // nothing of it is quoted: there may be a PIN in it
      LOG.log(Level.FINE, () -> "A question is not answered: " + e.getClass().getSimpleName());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean get = exchange.getRequestMethod().equals("GET");
    if (!guard.isForUs(exchange)) {
      refuse(exchange, 421);
    } else if (get && path.equals("/start")) {
      start(exchange);
    } else if (!guard.knows(exchange)) {
      refuse(exchange, 403);
    } else if (get && TYPES.containsKey(path)) {
      send(exchange, 200, TYPES.get(path), file(path));
    } else if (get && path.equals("/sight")) {
      json(exchange, new Sight(code, linked.getAsBoolean(), desk.wanted(), desk.strangers()));
    } else if (exchange.getRequestMethod().equals("POST") && guard.isFromOurPage(exchange)) {
      act(exchange, path);
    } else {
      refuse(exchange, get ? 404 : 403);
    }
  }

  private void start(HttpExchange exchange) throws IOException {
    var cookie = guard.redeem(exchange.getRequestURI().getRawQuery());
    if (cookie.isEmpty()) {
      refuse(exchange, 403);
      return;
    }
    exchange.getResponseHeaders().set("Set-Cookie", cookie.get());
    exchange.getResponseHeaders().set("Location", "/");
    send(exchange, 303, "text/plain", new byte[0]);
  }

  private void act(HttpExchange exchange, String path) throws IOException {
    Question question = question(exchange);
    if (question == null || question.job() == null) {
      refuse(exchange, 400);
    } else if (path.equals("/pin")) {
      typed(exchange, question);
    } else if (path.equals("/cancel")) {
      json(exchange, Map.of("done", desk.cancel(question.job())));
    } else {
      refuse(exchange, 404);
    }
  }

  /** Null where it makes no sense. */
  private static Question question(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_QUESTION + 1);
    try {
      return body.length > LARGEST_QUESTION ? null : DiskJson.read(body, Question.class);
    } catch (JsonProcessingException e) {
      return null; // not quoted: there may be a PIN in it
    }
  }

  private void typed(HttpExchange exchange, Question question) throws IOException {
    Pin pin;
    try {
      pin = Pin.of(question.pin() == null ? "" : question.pin());
    } catch (IllegalArgumentException e) {
      refuse(exchange, 400); // no PIN has that shape: no try is spent on it
      return;
    }
    json(exchange, desk.typed(question.job(), pin));
  }

  private static byte[] file(String path) throws IOException {
    String name = path.equals("/") ? "/index.html" : path;
    try (InputStream in = HolderPage.class.getResourceAsStream("/page" + name)) {
      return in.readAllBytes();
    }
  }

  private static void json(HttpExchange exchange, Object answer) throws IOException {
    send(exchange, 200, JSON, DiskJson.write(answer));
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    String words =
        status == 403
            ? "这个链接用过了，或者不是这台机器上的浏览器。请再运行 station page\n"
                + "This link was used, or the browser did not come with it: station page\n"
            : "";
    send(exchange, status, "text/plain; charset=utf-8", words.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    HEADERS.forEach(headers::set);
    headers.set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
      server = null;
    }
  }
}
