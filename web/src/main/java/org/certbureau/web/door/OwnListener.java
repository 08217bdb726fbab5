package org.certbureau.web.door;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.certbureau.settings.Setting;

/**
 * A listener with threads of its own and nothing of the container before it: the JDK's, at the
 * address that is set, else for this machine alone.
 */
public final class OwnListener implements AutoCloseable {
  private static final int WAITING_CONNECTIONS = 128;
  private static final String SECONDS_A_MESSAGE = "10";

  private final HttpServer server;
  private final ExecutorService workers;

  private OwnListener(HttpServer server, ExecutorService workers) {
    this.server = server;
    this.workers = workers;
  }

  /**
   * @param portSetting its port
   * @param bindSetting its address
   * @param most how many are answered at once
   * @return empty where no port is set
   * @throws IllegalStateException naming the setting, where nobody can listen
   */
  public static Optional<OwnListener> open(
      Setting<Integer> portSetting,
      Setting<String> bindSetting,
      int most,
      ThreadFactory threads,
      HttpHandler door) {
    int port = portSetting.value();
    if (port == 0) {
      return Optional.empty();
    }
    // read once, when the JDK's server is first made: who sends or reads slowly is cut off, and a
    // short answer does not wait for more
    System.setProperty("sun.net.httpserver.maxReqTime", SECONDS_A_MESSAGE);
    System.setProperty("sun.net.httpserver.maxRspTime", SECONDS_A_MESSAGE);
    System.setProperty("sun.net.httpserver.nodelay", Boolean.TRUE.toString());
    HttpServer server;
    try {
      InetAddress bind = InetAddress.getByName(bindSetting.value());
      server = HttpServer.create(new InetSocketAddress(bind, port), WAITING_CONNECTIONS);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(portSetting + ": nobody can listen at " + port, e);
    }
    ExecutorService workers = Executors.newFixedThreadPool(most, threads);
    server.setExecutor(workers);
    server.createContext("/", door);
    server.start();
    return Optional.of(new OwnListener(server, workers));
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
