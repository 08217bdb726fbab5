package org.certbureau.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  private static BrokerSettings settings(String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new BrokerSettings(values::get);
  }

  @Test
  void without_settings_the_broker_is_embedded_and_listens_on_this_machine_alone() {
    assertThat(settings().isExternal()).isFalse();
    assertThat(settings().stationDoor())
        .containsEntry("host", "127.0.0.1")
        .containsEntry("port", 61616)
        .containsEntry("protocols", "CORE")
        .doesNotContainKey("sslEnabled");
  }

  @Test
  void no_door_opens_to_the_network_without_tls() {
    for (String address : new String[] {"0.0.0.0", "192.0.2.1", "::", "no.such.host.invalid"}) {
      assertThatIllegalStateException()
          .as(address)
          .isThrownBy(() -> settings("BUREAU_BROKER_BIND", address).stationDoor())
          .withMessageContaining("BUREAU_BROKER_KEYSTORE");
    }
  }

  @Test
  void with_a_key_store_every_door_speaks_tls() {
    assertThat(
            settings(
                    "BUREAU_BROKER_BIND", "0.0.0.0",
                    "BUREAU_BROKER_KEYSTORE", "/keys/broker.p12",
                    "BUREAU_BROKER_KEYSTORE_PASSWORD", "secret")
                .stationDoor())
        .containsEntry("sslEnabled", true)
        .containsEntry("keyStorePath", "/keys/broker.p12")
        .containsEntry("keyStorePassword", "secret")
        .containsEntry("keyStoreType", "PKCS12");
  }

  @Test
  void an_external_broker_is_reached_as_its_url_says() {
    BrokerSettings settings = settings("BUREAU_BROKER_URL", "tcp://broker:61617?sslEnabled=true");
    assertThat(settings.isExternal()).isTrue();
    assertThat(settings.externalConnectionParameters())
        .isEqualTo("host=broker;port=61617;sslEnabled=true;verifyHost=true");
    assertThat(settings.externalUser()).isEqualTo("bureau");
    assertThat(
            settings("BUREAU_BROKER_URL", "tcp://127.0.0.1:61616").externalConnectionParameters())
        .isEqualTo("host=127.0.0.1;port=61616");
  }

  @Test
  void the_trust_store_stands_apart_from_the_url() {
    assertThat(
            settings(
                    "BUREAU_BROKER_URL", "tcp://broker:61617?sslEnabled=true",
                    "BUREAU_BROKER_TRUSTSTORE", "/keys/trust.p12",
                    "BUREAU_BROKER_TRUSTSTORE_PASSWORD", "secret")
                .externalConnectionParameters())
        .isEqualTo(
            "host=broker;port=61617;sslEnabled=true;trustStorePath=/keys/trust.p12;"
                + "trustStorePassword=secret;trustStoreType=PKCS12;forceSSLParameters=true;"
                + "verifyHost=true");
  }

  @Test
  void an_external_broker_beyond_this_machine_needs_tls_and_a_whole_address() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                settings("BUREAU_BROKER_URL", "tcp://192.0.2.1:61616")
                    .externalConnectionParameters())
        .withMessageContaining("sslEnabled=true");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> settings("BUREAU_BROKER_URL", "tcp://broker").externalConnectionParameters())
        .withMessageContaining("tcp://host:port");
  }
}
