package org.certbureau.web.gate;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.certbureau.settings.DoorSettings;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.nio.NIOTransport;

/** Puts the gate into the container's listeners, and takes it out where the bureau goes. */
@WebListener
public class GateKeeper implements ServletContextListener {
  @Resource private ManagedThreadFactory threads;

  private final List<Runnable> undo = new ArrayList<>();
  private ScheduledThreadPoolExecutor clock;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    clock = new ScheduledThreadPoolExecutor(1, threads);
    clock.setRemoveOnCancelPolicy(true);
    // somebody may come in while it is taken down
    clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    Gate gate =
        new Gate(clock, DoorSettings.CONNECTIONS.value(), DoorSettings.REQUEST_SECONDS.value());
    NetworkListeners.open().forEach(listener -> guard(listener, gate));
  }

  /** By a chain beside the one in use, on which requests may be under way. */
  private void guard(NIOTransport listener, Gate gate) {
    Processor<?> before = listener.getProcessor();
    if (!(before instanceof FilterChain chain)) {
      throw new IllegalStateException("the container's listener is no chain of filters");
    }
    int reader = chain.indexOfType(HttpServerFilter.class);
    HttpServerFilter codec = (HttpServerFilter) chain.get(reader);
    EarlyHeaders headers = new EarlyHeaders();
    codec.getMonitoringConfig().addProbes(headers);
    NetworkListeners.lead(
        listener, FilterChainBuilder.stateless().addAll(chain).add(reader + 1, gate).build());
    undo.add(
        () -> {
          NetworkListeners.lead(listener, before);
          gate.open(listener);
          codec.getMonitoringConfig().removeProbes(headers);
        });
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    undo.forEach(Runnable::run);
    if (clock != null) {
      clock.shutdownNow();
    }
  }
}
