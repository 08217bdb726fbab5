package org.certbureau.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void a_house_that_says_nothing_has_nothing_wrong() {
    assertThat(Settings.wrong(name -> null)).isEmpty();
    assertThat(Settings.wrong(name -> " ")).isEmpty();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BUREAU_BROKER_PORT                | 70000        | a port from 1 to 65535
          BUREAU_BROKER_PORT                | 0            | a port from 1 to 65535
          BUREAU_OCSP_PORT                  | -1           | a port from 1 to 65535, or 0 for none
          BUREAU_HEALTH_PORT                | eight        | a port from 1 to 65535, or 0 for none
          BUREAU_NOTICE_HOUR                | 24           | a whole number from 0 to 23
          BUREAU_DEMO                       | yes          | true or false
          BUREAU_SMTP_STARTTLS              | 1            | true or false
          BUREAU_DEMO_RENEWAL_DAYS          | -1           | a whole number of days from 0 to 3660
          BUREAU_DEMO_RENEWAL_DAYS          | 3661         | a whole number of days from 0 to 3660
          BUREAU_DEMO_RENEWAL_DAYS          | soon         | a whole number of days from 0 to 3660
          BUREAU_CRL_VALIDITY_SECONDS       | 0            | a whole number of seconds, 1 or more
          BUREAU_CLOCK_OFFSET_SECONDS       | a day        | a whole number of seconds
          BUREAU_BODY_PKI                   | 3000000000   | a whole number of bytes, 0 or more
          BUREAU_CA_IDENTIFY_CODE           | NEITHER      | EXPLICIT or IMPLICIT
          BUREAU_PUBLIC_URL                 | bureau.test  | an address that begins with http:// or https://, without login and query
          BUREAU_PUBLIC_URL                 | http://a b/  | an address that begins with http:// or https://, without login and query
          BUREAU_DB_URL                     | postgresql:x | an address that begins with jdbc:h2:, jdbc:postgresql: or jdbc:oracle:
          BUREAU_BROKER_URL                 | tcp://broker | tcp://host:port[?name=value&…]
          BUREAU_BROKER_KEYSTORE            | /no/such     | a file that can be read
          BUREAU_FONT_DIR                   | /no/such     | a folder that can be read
          BUREAU_TRUSTED_PROXIES            | 10.0.0.1,me  | IP addresses, by commas
          BUREAU_OCSP_BIND                  | no.invalid   | an IP address or a name that has one
          BUREAU_FAILPOINT                  | here:soon    | name or name:n
          BUREAU_SMTP_FROM                  | somebody     | a mail address
          """)
  void a_wrong_value_is_told_with_what_it_should_be(String name, String value, String wanted) {
    assertThat(Settings.wrong(Map.of(name, value)::get))
        .containsExactly("%s should be %s, but is %s".formatted(name, wanted, value));
  }

  @Test
  void all_that_is_wrong_is_told_at_once_and_no_secret_with_it() {
    Map<String, String> said =
        Map.of(
            "BUREAU_NOTICE_TRIES", "0",
            "BUREAU_BROKER_TRUSTSTORE_PASSWORD", "it;is,this",
            "BUREAU_DEMO", "maybe",
            "BUREAU_KMC_POOL", "many");
    assertThat(Settings.wrong(said::get))
        .containsExactly(
            "BUREAU_DEMO should be true or false, but is maybe",
            "BUREAU_BROKER_TRUSTSTORE_PASSWORD should be without comma and semicolon",
            "BUREAU_KMC_POOL should be a whole number of pairs from 1 to 1000000, but is many",
            "BUREAU_NOTICE_TRIES should be a whole number from 1 to 1000, but is 0");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          BUREAU_BROKER_BIND=0.0.0.0                                   | BUREAU_BROKER_BIND is 0.0.0.0, but the broker listens beyond this machine only by TLS
          BUREAU_BROKER_BIND=0.0.0.0 BUREAU_BROKER_KEYSTORE=pom.xml    | -
          BUREAU_BROKER_BIND=127.0.0.1                                 | -
          BUREAU_BROKER_BIND=0.0.0.0 BUREAU_BROKER_URL=tcp://[::1]:1   | -
          BUREAU_BROKER_URL=tcp://192.0.2.1:61616                      | BUREAU_BROKER_URL leaves this machine without TLS
          BUREAU_BROKER_URL=tcp://192.0.2.1:61616?sslEnabled=true      | -
          BUREAU_BROKER_URL=tcp://192.0.2.1:1?password=geheim          | BUREAU_BROKER_URL leaves this machine without TLS: add sslEnabled=true to tcp://192.0.2.1:1…
          BUREAU_DB_URL=jdbc:postgresql://bureau:geheim@db:5432/bureau | BUREAU_DB_URL has a login before its host
          BUREAU_DB_URL=jdbc:postgresql://db/bureau?user=a@b           | -
          BUREAU_DB_URL=jdbc:oracle:thin:bureau/geheim@//db:1521/b     | -
          BUREAU_DEMO_RENEWAL_DAYS=400                                 | BUREAU_DEMO_RENEWAL_DAYS is 400, but only a demonstration (BUREAU_DEMO=true) renews
          BUREAU_DEMO_RENEWAL_DAYS=400 BUREAU_DEMO=true                | -
          """)
  void what_only_several_settings_say_is_told_too(String said, String wrong) {
    Map<String, String> texts = new HashMap<>();
    for (String one : said.split(" ")) {
      String[] parts = one.split("=", 2);
      texts.put(parts[0], parts[1]);
    }
    List<String> told = Settings.wrong(texts::get);
    if (wrong == null) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told).singleElement().asString().startsWith(wrong).doesNotContain("geheim");
    }
  }

  @Test
  void what_only_several_say_is_told_beside_what_is_wrong_with_one() {
    Map<String, String> said =
        Map.of("BUREAU_DEMO_RENEWAL_DAYS", "400", "BUREAU_NOTICE_HOUR", "24");
    assertThat(Settings.wrong(said::get))
        .hasSize(2)
        .anyMatch(told -> told.startsWith("BUREAU_NOTICE_HOUR should be"))
        .anyMatch(told -> told.startsWith("BUREAU_DEMO_RENEWAL_DAYS is 400"));
    assertThat(Settings.wrong(Map.of("BUREAU_BROKER_BIND", "no.invalid")::get))
        .as("once of each")
        .hasSize(1);
    assertThat(Settings.wrong(Map.of("BUREAU_BROKER_URL", "tcp:// no address")::get))
        .as("nothing follows from what cannot be read")
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "BUREAU_DB_URL, postgresql://bureau:geheim@db/bureau",
    "BUREAU_DB_URL, jdbc:mysql://bureau:ge?heim@db/bureau",
    "BUREAU_DB_URL, jdbc:mysql://db/bureau?password=geheim",
    "BUREAU_DB_URL, jdbc:mysql://db/bureau?user=a@b&password=geheim",
    "BUREAU_BROKER_URL, tcp://bureau:geheim@broker:61617",
    "BUREAU_PUBLIC_URL, https://bureau:geheim@bureau.test",
    "BUREAU_OCSP_URL, https://bureau.test/?token=geheim"
  })
  void no_password_in_an_address_is_told(String name, String address) {
    assertThat(Settings.wrong(Map.of(name, address)::get))
        .singleElement()
        .asString()
        .startsWith(name + " should be ")
        .doesNotContain("geheim", "heim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          rw------- | 64 | -
          r-------- | 64 | -
          rw-r----- | 64 | must be its owner's alone (0600); it is rw-r-----
          rw----r-- | 64 | must be its owner's alone (0600); it is rw----r--
          rw------- | 63 | must hold 64 hex digits; it holds 63 characters
          rw------- | 0  | must hold 64 hex digits; it holds 0 characters
          """)
  void a_master_key_that_cannot_be_used_is_told_before_anything_starts(
      String mode, int digits, String wrong, @TempDir Path home) throws IOException {
    Path file = home.resolve("key");
    Files.writeString(file, "a".repeat(digits) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    List<String> told = Settings.wrong(Map.of("BUREAU_MASTER_KEY_FILE", file.toString())::get);
    if (wrong == null) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told).containsExactly("the master key file " + file + " " + wrong);
    }
  }

  @Test
  void a_master_key_is_missing_where_somebody_says_where_it_is(@TempDir Path home) {
    Path file = home.resolve("key");
    assertThat(Settings.wrong(Map.of("BUREAU_MASTER_KEY_FILE", file.toString())::get))
        .containsExactly("there is no master key file " + file);
    assertThat(Settings.wrong(Map.of("BUREAU_MASTER_KEY_FILE", home.toString())::get))
        .containsExactly("the master key file " + home + " cannot be read");
    assertThat(Settings.wrong(Map.of("BUREAU_DATA", home.resolve("data").toString())::get))
        .as("it is made beside the data")
        .isEmpty();
  }

  @Test
  void what_others_say_of_an_address_is_hushed() {
    String url = "jdbc:oracle:thin:bureau/geheim@//db:1521/b";
    assertThat(Addresses.hushed("no driver for " + url, url))
        .isEqualTo("no driver for jdbc:oracle:thin:…@//db:1521/b");
    assertThat(Addresses.hushed("geheim was refused", "jdbc:h2:tcp://db/b;PASSWORD=geheim"))
        .isEqualTo("… was refused");
    assertThat(Addresses.hushed("db does not answer", url)).isEqualTo("db does not answer");
  }

  @Test
  void what_is_called_like_a_setting_and_is_none_is_told_with_the_nearest() {
    assertThat(
            Settings.unknown(
                List.of(
                    "PATH",
                    "BUREAU_PUBLIK_URL",
                    "BUREAU_PUBLIC_URL",
                    "BUREAU_ADDRESS",
                    "BUREAU_DB_PASSWORD_FILE",
                    "bureau.rate.rst",
                    "bureau.data",
                    "BUREAU_WHATEVER_ELSE")))
        .containsExactly(
            "BUREAU_PUBLIK_URL is no setting; did you mean BUREAU_PUBLIC_URL?",
            "BUREAU_RATE_RST is no setting; did you mean BUREAU_RATE_REST?",
            "BUREAU_WHATEVER_ELSE is no setting; docs/configuration.md has all there are");
  }

  @Test
  void a_value_is_read_as_what_it_is() {
    Map<String, String> said =
        Map.of(
            "BUREAU_DATA", "/srv/bureau/../data",
            "BUREAU_PUBLIC_URL", " https://bureau.test/ ",
            "BUREAU_IDLE_SECONDS", "60",
            "BUREAU_DEMO", "TRUE");
    Texts texts = said::get;
    assertThat(PlaceSettings.DATA.in(texts)).isEqualTo(Path.of("/srv/data"));
    assertThat(PlaceSettings.MASTER_KEY_FILE.in(texts)).isEqualTo(Path.of("/srv/data.master-key"));
    assertThat(CertificateSettings.OCSP_URL.in(texts)).isEqualTo("https://bureau.test/ocsp");
    assertThat(RecordSettings.SMTP_FROM.in(texts)).isEqualTo("noreply@bureau.test");
    assertThat(DoorSettings.IDLE_SECONDS.in(texts)).isEqualTo(Duration.ofMinutes(1));
    assertThat(PlaceSettings.DEMO.in(texts)).isTrue();
    assertThat(RecordSettings.SMTP_HOST.in(texts)).isNull();
  }

  @Test
  void what_makes_no_sense_is_not_read() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PlaceSettings.DEMO.in(name -> "perhaps"))
        .withMessage("BUREAU_DEMO should be true or false, but is perhaps");
  }
}
