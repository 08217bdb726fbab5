package org.certbureau.web.log;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Handler;
import java.util.logging.Logger;

/** Has the log of the container spared what {@link Terse} leaves out, while the bureau is there. */
@WebListener
public class LogKeeper implements ServletContextListener {
  private static final Logger ROOT = Logger.getLogger("");

  @Override
  public void contextInitialized(ServletContextEvent event) {
    for (Handler handler : ROOT.getHandlers()) {
      handler.setFilter(new Terse(handler.getFilter(), System::nanoTime, RefusalLog::tells));
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    for (Handler handler : ROOT.getHandlers()) {
      if (handler.getFilter() instanceof Terse terse) {
        handler.setFilter(terse.before());
      }
    }
  }
}
