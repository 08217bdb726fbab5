package org.certbureau.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.certbureau.settings.CertificateSettings;
import org.certbureau.settings.DoorSettings;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.settings.QueueSettings;
import org.certbureau.settings.Texts;

/** Whether the places that a bureau needs are to be had: its folder, and its ports. */
final class Places {
  private static final String PORT = "--port";

  private Places() {}

  /** What is not to be had, a sentence each. */
  static List<String> wanting(Texts texts, String... options) {
    List<String> wanting = new ArrayList<>();
    folder(PlaceSettings.DATA.in(texts), wanting);
    int pages = pages(options);
    if (pages > 0) {
      port(PORT, null, pages, wanting);
    }
    if (QueueSettings.URL.in(texts) == null) {
      port(
          QueueSettings.PORT.name(),
          QueueSettings.BIND.in(texts),
          QueueSettings.PORT.in(texts),
          wanting);
    }
    port(
        CertificateSettings.OCSP_PORT.name(),
        CertificateSettings.OCSP_BIND.in(texts),
        CertificateSettings.OCSP_PORT.in(texts),
        wanting);
    port(
        DoorSettings.HEALTH_PORT.name(),
        DoorSettings.HEALTH_BIND.in(texts),
        DoorSettings.HEALTH_PORT.in(texts),
        wanting);
    return wanting;
  }

  private static int pages(String... options) {
    int at = Arrays.asList(options).indexOf(PORT);
    try {
      return at < 0 ? 0 : Integer.parseInt(options[at + 1]);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return 0; // the container says so
    }
  }

  private static void folder(Path data, List<String> wanting) {
    try {
      Files.createDirectories(data);
      Files.delete(Files.createTempFile(data, "written", null));
    } catch (IOException e) {
      wanting.add("BUREAU_DATA cannot be written: " + data);
    }
  }

  /** As who is to listen there does it: one that has just ended leaves no trace. */
  private static void port(String name, String bind, int port, List<String> wanting) {
    if (port == 0) {
      return;
    }
    try (ServerSocket trial = new ServerSocket()) {
      trial.setReuseAddress(true);
      trial.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
    } catch (IOException e) {
      wanting.add("nobody can listen at port " + port + " (" + name + "): " + e.getMessage());
    }
  }
}
