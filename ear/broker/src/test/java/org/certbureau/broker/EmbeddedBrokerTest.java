package org.certbureau.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker on a real port, asked by real clients. */
class EmbeddedBrokerTest {
  private static final String JOBS = "station.CS-01.jobs";
  private static final String LOGIN = "station-CS-01";
  private static final String PASSWORD = "secret of a station";
  private static final long PATIENCE_MILLIS = 30_000;

  @FunctionalInterface
  private interface Work<T> {
    T in(Session session) throws JMSException;
  }

  @TempDir Path data;
  private final Map<String, String> settings = new HashMap<>();
  private EmbeddedBroker broker;

  @BeforeEach
  void start() throws Exception {
    settings.put("BUREAU_DATA", data.toString());
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.put("BUREAU_BROKER_PORT", String.valueOf(free.getLocalPort()));
    }
    Files.createDirectories(data.resolve("broker"));
    admit(LOGIN, "station-CS-02");
    begin();
  }

  private void admit(String... logins) throws Exception {
    String[] lines = new String[logins.length];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = LoginsFile.line(logins[i], PASSWORD);
    }
    LoginsFile.replace(data.resolve("broker/stations.properties"), lines);
  }

  private void begin() throws Exception {
    broker = new EmbeddedBroker(new BrokerSettings(settings::get));
    broker.start();
  }

  @AfterEach
  void stop() throws Exception {
    broker.stop();
  }

  @Test
  void a_station_waits_for_its_first_job_and_gets_it() throws Exception {
    String job =
        station(
            session -> {
              var jobs = session.createConsumer(session.createQueue(JOBS));
              bureau(sending(JOBS, "job"));
              return text(jobs.receive(PATIENCE_MILLIS));
            });
    assertThat(job).isEqualTo("job");
  }

  @Test
  void a_reply_tells_the_login_that_sent_it() throws Exception {
    station(sending(Names.REPLIES, "reply"));
    Message reply = bureau(receivingFrom(Names.REPLIES));
    assertThat(text(reply)).isEqualTo("reply");
    assertThat(reply.getStringProperty("JMSXUserID")).isEqualTo(LOGIN);
  }

  @Test
  void a_report_that_cannot_be_acted_on_comes_again_and_lets_the_others_pass() throws Exception {
    station(sending(Names.REPLIES, "whose key centre is away"));
    bureauInTransactions(
        session -> {
          var reports = session.createConsumer(session.createQueue(Names.REPLIES));
          Set<String> references = new HashSet<>();
          for (int delivery = 1; delivery <= 4; delivery++) {
            Message report = reports.receive(PATIENCE_MILLIS);
            assertThat(text(report)).isEqualTo("whose key centre is away");
            assertThat(report.getIntProperty("JMSXDeliveryCount")).isEqualTo(delivery);
            assertThat(report.getJMSRedelivered()).isEqualTo(delivery > 1);
            references.add(report.getJMSMessageID());
            session.rollback();
          }
          assertThat(references).as("by one name, however often it comes").hasSize(1);

          station(sending(Names.REPLIES, "another"));
          assertThat(text(reports.receive(PATIENCE_MILLIS))).isEqualTo("another");
          session.commit();
          return null;
        });
  }

  @Test
  void a_report_is_tried_for_a_day_and_an_order_for_minutes() {
    assertThat(patienceWith(Names.REPLIES)).isBetween(Duration.ofHours(24), Duration.ofHours(25));
    assertThat(patienceWith(JOBS)).isLessThan(Duration.ofMinutes(5));
    assertThat(broker.settingsOf(Names.REPLIES).getDeadLetterAddress().toString())
        .isEqualTo(Names.DEAD_LETTERS);
  }

  private Duration patienceWith(String address) {
    AddressSettings settings = broker.settingsOf(address);
    double pause = settings.getRedeliveryDelay();
    double waited = 0;
    for (int attempt = 1; attempt < settings.getMaxDeliveryAttempts(); attempt++) {
      waited += pause;
      pause =
          Math.min(pause * settings.getRedeliveryMultiplier(), settings.getMaxRedeliveryDelay());
    }
    return Duration.ofMillis((long) waited);
  }

  @Test
  void a_station_may_do_nothing_else() {
    refused(session -> session.createConsumer(session.createQueue("station.CS-02.jobs")));
    refused(session -> session.createConsumer(session.createQueue(JOBS + "::station.CS-02.jobs")));
    refused(session -> session.createConsumer(session.createQueue(Names.REPLIES)));
    refused(session -> session.createConsumer(session.createQueue(Names.DEAD_LETTERS)));
    refused(session -> session.createConsumer(session.createTemporaryQueue()));
    refused(lookingInto(JOBS));
    refused(lookingInto(Names.REPLIES));
    for (String other : new String[] {JOBS, "new.queue", "activemq.management", "DLQ"}) {
      refused(sending(other, "?"));
    }
  }

  private void refused(Work<?> work) {
    assertThatThrownBy(() -> station(work)).isInstanceOf(JMSException.class);
  }

  @Test
  void nobody_is_the_bureau_over_the_network() throws Exception {
    bureau(sending(Names.REPLIES, "the bureau is in, so that nothing may be remembered of it"));
    for (String name : new String[] {null, "", Names.BUREAU_LOGIN, "ACTIVEMQ.CLUSTER.ADMIN.USER"}) {
      for (String password : new String[] {null, "", "CHANGE ME!!", PASSWORD}) {
        assertThatThrownBy(() -> work(tcp(), name, password, session -> session))
            .as(name + " with " + password)
            .isInstanceOf(JMSException.class);
      }
    }
  }

  @Test
  void another_node_of_the_bureau_gets_in_by_the_configured_password_alone() throws Exception {
    broker.stop();
    settings.put("BUREAU_BROKER_PASSWORD", "of all nodes");
    begin();
    work(tcp(), Names.BUREAU_LOGIN, "of all nodes", sending("any.queue", "!"));
    assertThatThrownBy(() -> work(tcp(), Names.BUREAU_LOGIN, "of no node", session -> session))
        .isInstanceOf(JMSSecurityException.class);
  }

  @Test
  void a_station_that_was_let_out_is_refused() throws Exception {
    station(session -> session.createConsumer(session.createQueue(JOBS)));
    admit("station-CS-02");
    refused(session -> session.createConsumer(session.createQueue(JOBS)));
  }

  @Test
  void a_message_outlives_the_broker() throws Exception {
    bureau(sending(JOBS, "job"));
    broker.stop();
    begin();
    assertThat(text(station(receivingFrom(JOBS)))).isEqualTo("job");
  }

  private static Work<Void> sending(String queue, String text) {
    return session -> {
      session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
      return null;
    };
  }

  private static Work<Message> receivingFrom(String queue) {
    return session -> session.createConsumer(session.createQueue(queue)).receive(PATIENCE_MILLIS);
  }

  private static Work<Boolean> lookingInto(String queue) {
    return session ->
        session.createBrowser(session.createQueue(queue)).getEnumeration().hasMoreElements();
  }

  private static String text(Message message) throws JMSException {
    return message == null ? null : message.getBody(String.class);
  }

  private <T> T station(Work<T> work) throws JMSException {
    return work(tcp(), LOGIN, PASSWORD, work);
  }

  private static <T> T bureau(Work<T> work) throws JMSException {
    return work(inThisProcess(), null, null, Session.AUTO_ACKNOWLEDGE, work);
  }

  private static void bureauInTransactions(Work<Void> work) throws JMSException {
    work(inThisProcess(), null, null, Session.SESSION_TRANSACTED, work);
  }

  private static TransportConfiguration inThisProcess() {
    return new TransportConfiguration(
        InVMConnectorFactory.class.getName(), Map.of("serverId", EmbeddedBroker.SERVER_ID));
  }

  private TransportConfiguration tcp() {
    return new TransportConfiguration(
        NettyConnectorFactory.class.getName(),
        Map.of("host", "127.0.0.1", "port", settings.get("BUREAU_BROKER_PORT")));
  }

  private static <T> T work(TransportConfiguration way, String name, String password, Work<T> work)
      throws JMSException {
    return work(way, name, password, Session.AUTO_ACKNOWLEDGE, work);
  }

  private static <T> T work(
      TransportConfiguration way, String name, String password, int mode, Work<T> work)
      throws JMSException {
    try (ActiveMQConnectionFactory factory =
            ActiveMQJMSClient.createConnectionFactoryWithoutHA(JMSFactoryType.CF, way);
        Connection connection = factory.createConnection(name, password);
        Session session = connection.createSession(mode)) {
      connection.start();
      return work.in(session);
    }
  }
}
