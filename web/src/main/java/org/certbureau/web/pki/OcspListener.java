package org.certbureau.web.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.certbureau.ca.ocsp.OcspAnswer;
import org.certbureau.ca.ocsp.OcspDesk;
import org.certbureau.web.door.Door;
import org.certbureau.work.Configuration;

/**
 * A door for OCSP alone, with nothing of the container before it: {@code BUREAU_OCSP_PORT} at
 * {@code BUREAU_OCSP_BIND}. It says what {@code /ocsp} says, for a fraction of the work.
 */
@WebListener
public class OcspListener implements ServletContextListener {
  private static final int WAITING_CONNECTIONS = 128;
  private static final int THREADS_A_PROCESSOR = 4;
  private static final String SECONDS_A_MESSAGE = "10";
  private static final int NO_BODY = -1;

  @EJB private OcspDesk desk;
  @Resource private ManagedThreadFactory threads;

  private HttpServer server;
  private ExecutorService workers;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    int port = Configuration.number("BUREAU_OCSP_PORT", 0);
    if (port == 0) {
      return;
    }
    // read once, when the JDK's server is first made: who sends or reads slowly is cut off, and a
    // short answer does not wait for more
    System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_A_MESSAGE);
    System.setProperty("sun.net.httpserver.maxRspTime", SECONDS_A_MESSAGE);
    System.setProperty("sun.net.httpserver.nodelay", Boolean.TRUE.toString());
    try {
      InetAddress bind = InetAddress.getByName(Configuration.text("BUREAU_OCSP_BIND", null));
      server = HttpServer.create(new InetSocketAddress(bind, port), WAITING_CONNECTIONS);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("BUREAU_OCSP_PORT: nobody can listen at " + port, e);
    }
    workers =
        Executors.newFixedThreadPool(
            THREADS_A_PROCESSOR * Runtime.getRuntime().availableProcessors(), threads);
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (server != null) {
      server.stop(0);
      workers.shutdownNow();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "GET" ->
            send(
                desk.answer(OcspText.inAddress(exchange.getRequestURI().getRawPath())),
                true,
                exchange);
        case "POST" -> post(exchange);
        default -> {
          exchange.getResponseHeaders().set("Allow", "GET, POST");
          exchange.sendResponseHeaders(405, NO_BODY);
        }
      }
    }
  }

  private void post(HttpExchange exchange) throws IOException {
    int most = Door.PKI.bodyBytes();
    if (!OcspText.isRequest(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      exchange.sendResponseHeaders(415, NO_BODY);
      return;
    }
    byte[] request = exchange.getRequestBody().readNBytes(most + 1);
    if (request.length > most) {
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(413, NO_BODY);
      return;
    }
    send(desk.answer(request), false, exchange);
  }

  private static void send(OcspAnswer answer, boolean toAddress, HttpExchange exchange)
      throws IOException {
    byte[] der = answer.der();
    OcspText.keeping(answer, toAddress).forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", OcspText.RESPONSE_TYPE);
    exchange.sendResponseHeaders(200, der.length);
    exchange.getResponseBody().write(der);
  }
}
