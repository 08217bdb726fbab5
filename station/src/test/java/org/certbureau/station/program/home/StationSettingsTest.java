package org.certbureau.station.program.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.program.TestBureau;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StationSettingsTest {
  private static final String COMPLETE =
      """
      code=CS-01
      broker=127.0.0.1:5445
      login=station-cs-01
      password=fictional
      bureau-key=bureau.pem
      """;

  @TempDir private Path directory;

  @BeforeEach
  void placeTheBureausKey() throws Exception {
    Files.writeString(
        directory.resolve("bureau.pem"), BureauKeyFile.write(new TestBureau().key.publicKey()));
  }

  @Test
  void a_complete_file_is_read_and_its_password_not_shown() throws Exception {
    StationSettings settings = read(COMPLETE);

    assertThat(settings.broker()).isEqualTo(new BrokerAddress("127.0.0.1", 5445));
    assertThat(settings.password()).isEqualTo("fictional");
    assertThat(settings.toString()).doesNotContain("fictional");
  }

  @Test
  void a_password_file_comes_before_a_password_in_the_settings() throws Exception {
    Files.writeString(directory.resolve("secret"), " from-file\n");

    assertThat(read(COMPLETE + "password-file=secret\n").password()).isEqualTo("from-file");
  }

  @Test
  void slips_are_text_files_unless_a_command_prints_them() throws Exception {
    assertThat(read(COMPLETE).slips()).isEqualTo(new StationSettings.Slips(List.of(), false));
    assertThat(
            read(COMPLETE + "slip-command= lp -d envelopes  -o media=A4 \nslip-format=html\n")
                .slips())
        .isEqualTo(
            new StationSettings.Slips(List.of("lp", "-d", "envelopes", "-o", "media=A4"), true));
    assertThatThrownBy(() -> read(COMPLETE + "slip-format=pdf\n"))
        .isInstanceOf(StationProblem.class)
        .hasMessageContaining("slip-format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"code", "broker", "login", "password", "bureau-key"})
  void a_missing_setting_is_named(String name) {
    assertThatThrownBy(() -> read(COMPLETE.replaceAll("(?m)^" + name + "=.*\n", "")))
        .isInstanceOf(StationProblem.class)
        .hasMessageContaining("lacks " + name);
  }

  @ParameterizedTest
  @CsvSource({
    // broker, tls as set, outcome
    "127.0.0.1:61616, , false",
    "localhost:61616, , false",
    "[::1]:61616, , false",
    "127.0.0.1:61616, true, true",
    "10.0.0.7:61616, , true",
    "broker.example:61616, , true",
    "broker.example:61616, true, true",
    "localhost.example:61616, , true",
  })
  void tls_is_left_out_only_on_this_machine(String broker, String tls, boolean expected)
      throws Exception {
    assertThat(read(with(broker, tls)).tls()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7:61616", "broker.example:61616", "[fe80::1]:61616"})
  void without_tls_no_other_machine_is_spoken_to(String broker) {
    assertThatThrownBy(() -> read(with(broker, "false")))
        .isInstanceOf(StationProblem.class)
        .hasMessageContaining("needs TLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker", "broker:", "broker:port", "broker:99999", "tcp://broker:1"})
  void a_broker_is_host_and_port(String broker) {
    assertThatThrownBy(() -> read(with(broker, null)))
        .isInstanceOf(StationProblem.class)
        .hasMessageContaining("host:port");
  }

  @Test
  void a_trust_store_wants_its_password() throws Exception {
    Files.writeString(directory.resolve("trust.p12"), "");

    assertThatThrownBy(() -> read(COMPLETE + "truststore=trust.p12\n"))
        .isInstanceOf(StationProblem.class)
        .hasMessageContaining("truststore-password");
    assertThatThrownBy(() -> read(COMPLETE + "truststore=nowhere.p12\n"))
        .isInstanceOf(StationProblem.class)
        .hasMessageContaining("nowhere.p12 cannot be read");
  }

  private StationSettings read(String text) throws Exception {
    StationHome home = new StationHome(directory);
    Files.writeString(home.settings(), text);
    return StationSettings.read(home);
  }

  private static String with(String broker, String tls) {
    return COMPLETE.replace("127.0.0.1:5445", broker) + (tls == null ? "" : "tls=" + tls + "\n");
  }
}
