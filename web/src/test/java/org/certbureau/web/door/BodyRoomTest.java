package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What machines send at once, over real connections, is no more than there is room for. */
class BodyRoomTest {
  private static final int LARGE = 1024 * 1024;
  private static final int ROOM = 2 * LARGE;
  private static final long PATIENCE_SECONDS = 30;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BodyLimit filter = new BodyLimit(new BodyRoom(ROOM));

  /** So many large ones have been read as a whole and are worked on. */
  private final CountDownLatch read = new CountDownLatch(2);

  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void close() {
    mayEnd.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @ParameterizedTest(name = "to {0}, length told: {1}")
  @CsvSource({"/api/v1/quotes, true", "/api/v1/quotes, false", "/ws/bureau, true"})
  void what_is_too_much_at_once_is_told_when_to_come_again(String path, boolean lengthTold)
      throws Exception {
    Sent first = send(path, LARGE, lengthTold);
    Sent second = send(path, LARGE, lengthTold);
    assertThat(read.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

    Sent third = send(path, LARGE, lengthTold);
    assertThat(third.answer()).startsWith("HTTP/1.1 503").contains("Retry-after: 2");

    mayEnd.countDown();
    assertThat(first.answer()).startsWith("HTTP/1.1 200");
    assertThat(second.answer()).startsWith("HTTP/1.1 200");
    assertThat(send(path, LARGE, lengthTold).answer())
        .as("there is room again")
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void what_is_small_passes_all_the_same() throws Exception {
    send("/api/v1/quotes", LARGE, true);
    send("/api/v1/quotes", LARGE, true);
    assertThat(read.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(send("/api/v1/quotes", BodyRoom.FREE_BYTES, true).answer())
        .startsWith("HTTP/1.1 200");
    assertThat(send("/api/v1/quotes", BodyRoom.FREE_BYTES, false).answer())
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void what_is_announced_and_does_not_come_keeps_no_room() throws Exception {
    for (int slow = 0; slow < 5; slow++) {
      begin("/api/v1/quotes", LARGE);
    }
    mayEnd.countDown();
    assertThat(send("/api/v1/quotes", LARGE, true).answer()).startsWith("HTTP/1.1 200");
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Told told = new Told(exchange);
      filter.doFilter(told.request(), told.response(), (request, response) -> work(request));
      told.end();
    } catch (ServletException e) {
      throw new IOException(e);
    }
  }

  private void work(jakarta.servlet.ServletRequest request) throws IOException {
    if (request.getInputStream().readAllBytes().length > BodyRoom.FREE_BYTES) {
      read.countDown();
      try {
        mayEnd.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** An exchange as a servlet sees it. */
  private static final class Told {
    private final HttpExchange exchange;
    private int status = 200;
    private final java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();

    Told(HttpExchange exchange) {
      this.exchange = exchange;
    }

    HttpServletRequest request() {
      return Servlets.of(
          HttpServletRequest.class,
          (method, args) ->
              switch (method) {
                case "getServletPath" -> exchange.getRequestURI().getPath();
                case "getContentType" -> header("Content-Type");
                case "getContentLengthLong" ->
                    header("Content-Length") == null
                        ? -1L
                        : Long.parseLong(header("Content-Length"));
                case "getHeader" -> header((String) args[0]);
                case "getMethod" -> exchange.getRequestMethod();
                case "getInputStream" -> Servlets.in(exchange.getRequestBody());
                default -> null;
              });
    }

    private String header(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }

    HttpServletResponse response() {
      return Servlets.of(
          HttpServletResponse.class,
          (method, args) -> {
            switch (method) {
              case "setStatus" -> status = (int) args[0];
              case "setHeader" ->
                  exchange.getResponseHeaders().set((String) args[0], (String) args[1]);
              case "isCommitted" -> {
                return false;
              }
              case "getOutputStream" -> {
                return Servlets.out(said);
              }
              default -> {
                return null;
              }
            }
            return null;
          });
    }

    void end() throws IOException {
      exchange.sendResponseHeaders(status, said.size() == 0 ? -1 : said.size());
      exchange.getResponseBody().write(said.toByteArray());
    }
  }

  /** Sends a body of blanks and does not wait for the answer. */
  private Sent send(String path, int length, boolean lengthTold) throws IOException {
    Sent sent = lengthTold ? begin(path, length) : begin(path, -1);
    threads.execute(
        () -> {
          try {
            sent.rest(length, lengthTold);
          } catch (IOException refusedMeanwhile) {
            // the answer says why
          }
        });
    return sent;
  }

  private Sent begin(String path, int length) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    Sent sent = new Sent(socket);
    sent.write(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\n"
            + (length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length)
            + "\r\n\r\n");
    return sent;
  }

  private record Sent(Socket socket) {
    void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    void rest(int length, boolean lengthTold) throws IOException {
      OutputStream out = socket.getOutputStream();
      if (lengthTold) {
        out.write(new byte[length]);
      } else {
        write(Integer.toHexString(length) + "\r\n");
        out.write(new byte[length]);
        write("\r\n0\r\n\r\n");
      }
    }

    /** Its head. Who is refused meanwhile goes on sending, and the connection ends behind that. */
    String answer() throws IOException {
      StringBuilder head = new StringBuilder();
      try (socket) {
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
          head.append((char) next);
          if (head.indexOf("\r\n\r\n") >= 0) {
            break;
          }
        }
      }
      return head.toString();
    }
  }
}
