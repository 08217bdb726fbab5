package org.certbureau.web.health;

import com.sun.net.httpserver.HttpExchange;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.util.Optional;
import org.certbureau.settings.DoorSettings;
import org.certbureau.web.door.OwnListener;

/**
 * The same for whoever watches over the process, at {@code BUREAU_HEALTH_PORT}: it answers also
 * where all threads of the doors are held.
 */
@WebListener
public class HealthListener implements ServletContextListener {
  private static final int AT_ONCE = 4;
  private static final int NO_BODY = -1;

  @Inject private HealthReport report;
  @Resource private ManagedThreadFactory threads;

  private ServletContext context;
  private Optional<OwnListener> listener = Optional.empty();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    context = event.getServletContext();
    listener =
        OwnListener.open(
            DoorSettings.HEALTH_PORT, DoorSettings.HEALTH_BIND, AT_ONCE, threads, this::handle);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    listener.ifPresent(OwnListener::close);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!"GET".equals(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(405, NO_BODY);
      } else if (!"/health/ready".equals(exchange.getRequestURI().getPath())) {
        exchange.sendResponseHeaders(404, NO_BODY);
      } else {
        HealthReport.Said said = report.now(context);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(said.status(), said.json().length);
        exchange.getResponseBody().write(said.json());
      }
    }
  }
}
