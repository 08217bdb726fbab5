package org.certbureau.system.inside;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Finds a free port for the broker before arquillian.xml is read, which names it. */
class FreeDoor implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      System.setProperty("bureau.inside.broker.port", String.valueOf(free.getLocalPort()));
    }
  }
}
