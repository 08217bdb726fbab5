package org.certbureau.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
          BUREAU_PUBLIC_URL                 | bureau.test  | an address that begins with http:// or https://, without query
          BUREAU_PUBLIC_URL                 | http://a b/  | an address that begins with http:// or https://, without query
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
      assertThat(told).singleElement().asString().startsWith(wrong);
    }
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
