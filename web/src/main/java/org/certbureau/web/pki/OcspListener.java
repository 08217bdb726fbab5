package org.certbureau.web.pki;

import com.sun.net.httpserver.HttpExchange;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.util.Optional;
import org.certbureau.ca.ocsp.OcspAnswer;
import org.certbureau.ca.ocsp.OcspDesk;
import org.certbureau.settings.CertificateSettings;
import org.certbureau.web.door.Door;
import org.certbureau.web.door.OwnListener;

/**
 * A door for OCSP alone, with nothing of the container before it: {@code BUREAU_OCSP_PORT} at
 * {@code BUREAU_OCSP_BIND}. It says what {@code /ocsp} says, for a fraction of the work.
 */
@WebListener
public class OcspListener implements ServletContextListener {
  /** More than there are processors: some are held by who sends slowly, until they are cut off. */
  private static final int AT_ONCE = 128;

  private static final int NO_BODY = -1;

  @EJB private OcspDesk desk;
  @Resource private ManagedThreadFactory threads;

  private Optional<OwnListener> listener = Optional.empty();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    listener =
        OwnListener.open(
            CertificateSettings.OCSP_PORT,
            CertificateSettings.OCSP_BIND,
            AT_ONCE,
            threads,
            this::handle);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    listener.ifPresent(OwnListener::close);
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
