package org.certbureau.dev.inside;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Lets the bureau with a remembered login start only where nobody else can reach it, and says which
 * edit it was loaded with.
 */
@WebListener
public class ThisMachineOnly implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    String address = System.getenv("BUREAU_ADDRESS");
    if (!isThisMachine(address)) {
      throw new IllegalStateException(
          "the development mode lets people in without asking: it listens at 127.0.0.1 alone, not at "
              + address);
    }
    Path asked = Path.of(event.getServletContext().getRealPath("/.reload"));
    try {
      Files.copy(asked, asked.resolveSibling(".loaded"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isThisMachine(String address) {
    try {
      return address != null
          && !address.isBlank()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
