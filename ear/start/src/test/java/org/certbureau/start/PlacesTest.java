package org.certbureau.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path home;

  private final Map<String, String> said = new HashMap<>();

  @Test
  void taken_ports_are_told_all_at_once() throws Exception {
    said.put("BUREAU_DATA", home.resolve("new/data").toString());
    try (ServerSocket broker = taken();
        ServerSocket ocsp = taken();
        ServerSocket health = taken()) {
      said.put("BUREAU_BROKER_PORT", String.valueOf(broker.getLocalPort()));
      said.put("BUREAU_OCSP_PORT", String.valueOf(ocsp.getLocalPort()));
      said.put("BUREAU_HEALTH_PORT", String.valueOf(health.getLocalPort()));
      assertThat(Places.wanting(said::get))
          .satisfiesExactly(
              one -> isAbout(one, broker, "BUREAU_BROKER_PORT"),
              one -> isAbout(one, ocsp, "BUREAU_OCSP_PORT"),
              one -> isAbout(one, health, "BUREAU_HEALTH_PORT"));

      said.put("BUREAU_BROKER_URL", "tcp://127.0.0.1:1");
      said.put("BUREAU_OCSP_PORT", "0");
      said.remove("BUREAU_HEALTH_PORT");
      assertThat(Places.wanting(said::get)).isEmpty();
      assertThat(Places.wanting(said::get, "--port", String.valueOf(ocsp.getLocalPort())))
          .singleElement()
          .satisfies(one -> isAbout(one, ocsp, "--port"));
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_told() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    said.put("BUREAU_DATA", file.resolve("data").toString());
    said.put("BUREAU_BROKER_URL", "tcp://127.0.0.1:1");
    assertThat(Places.wanting(said::get))
        .containsExactly("BUREAU_DATA cannot be written: " + file.resolve("data"));
  }

  private static void isAbout(String said, ServerSocket taken, String name) {
    assertThat(said)
        .startsWith("nobody can listen at port %d (%s): ".formatted(taken.getLocalPort(), name));
  }

  private static ServerSocket taken() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
