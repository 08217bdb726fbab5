package org.certbureau.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where a test lets a server listen: from {@code bureau.test.ports} on, or wherever is free. */
public final class Ports {
  private static int given;

  private Ports() {}

  /**
   * The first of some ports in a row, which nobody else in this process is given.
   *
   * @param many how many
   */
  public static synchronized int inARow(int many) throws IOException {
    Integer from = Integer.getInteger("bureau.test.ports");
    if (from != null) {
      given += many;
      return from + given - many;
    }
    for (int attempt = 0; ; attempt++) {
      int first = free(0) - many;
      try {
        for (int port = first; port < first + many; port++) {
          free(port);
        }
        return first;
      } catch (IOException e) {
        if (attempt == 20) {
          throw e;
        }
      }
    }
  }

  private static int free(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
