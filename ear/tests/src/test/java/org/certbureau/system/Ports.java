package org.certbureau.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Where a test lets a server listen: from {@code bureau.test.ports} on, or wherever is free. */
public final class Ports {
  private Ports() {}

  /**
   * The first of some ports in a row.
   *
   * @param many how many
   */
  public static int inARow(int many) throws IOException {
    Integer given = Integer.getInteger("bureau.test.ports");
    if (given != null) {
      return given;
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
