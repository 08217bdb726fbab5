package org.certbureau.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where a test lets a server listen. Tests run beside each other in several processes, each of
 * which ({@code bureau.test.fork}) has a hundred ports of its own, from {@code bureau.test.ports}
 * on.
 */
public final class Ports {
  private static final int EACH = 100;

  /** Below those that the system itself gives out. */
  private static final int FROM = 18_000;

  private static int next =
      Integer.getInteger("bureau.test.ports", FROM)
          + EACH * (Integer.parseInt(System.getProperty("bureau.test.fork", "1")) - 1);

  private Ports() {}

  /**
   * The first of some ports in a row, which nobody else is given and nobody else uses.
   *
   * @param many how many
   */
  public static synchronized int inARow(int many) {
    int first = next;
    for (int port = first; port < first + many; port++) {
      if (!isFree(port)) {
        first = port + 1;
      }
    }
    next = first + many;
    return first;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
