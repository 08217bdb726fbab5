package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.certbureau.console.BureauClient;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.ContractViolation;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Report;
import org.certbureau.system.TlsKey;

/** A station that has just been enrolled; it tries what it may and what it may not. */
final class TrialStation {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private interface Work {
    void in(Session session) throws JMSException;
  }

  private final String code;
  private final DigestSigner key;
  private String login;
  private String password;
  private final Map<String, Object> way = new HashMap<>();
  private Post<Report, Order> post;

  private TrialStation(String code, DigestSigner key) {
    this.code = code;
    this.key = key;
  }

  /**
   * A station with a key of its own, let in by an administrator.
   *
   * @param brokerPort where its broker listens on this machine
   */
  static TrialStation enrolledBy(
      BureauClient administrator, String code, String region, int brokerPort)
      throws IOException, InterruptedException {
    TrialStation station =
        new TrialStation(code, Sm2Keys.generate(new SecureRandom()).privateKey());
    JsonNode enrolment =
        administrator.post(
            "/stations",
            Map.of(
                "request",
                EnrolmentRequest.write(code, station.key),
                "region",
                region,
                "name",
                "trial"));
    station.login = enrolment.at("/brokerLogin").asText();
    station.password = enrolment.at("/brokerPassword").asText();
    station.way.putAll(Map.of("host", "127.0.0.1", "port", brokerPort));
    station.post =
        Post.ofStation(code, station.key, BureauKeyFile.read(enrolment.at("/bureauKey").asText()));
    return station;
  }

  /** Speaks to its broker over TLS from now on. */
  TrialStation trusting(TlsKey broker) {
    way.putAll(
        Map.of(
            "sslEnabled",
            true,
            "trustStorePath",
            broker.store().toString(),
            "trustStorePassword",
            broker.password(),
            "trustStoreType",
            "PKCS12",
            "verifyHost",
            true));
    return this;
  }

  void reportsBlanks(int blanks) throws JMSException {
    working(password, session -> send(session, new Heartbeat(blanks, blanks)));
  }

  /** Takes its next job and holds it; what it is to abandon it has not begun. */
  String takesAJob() throws JMSException {
    String[] job = new String[1];
    working(
        password,
        session -> {
          MessageConsumer jobs =
              session.createConsumer(session.createQueue(Parties.jobsQueue(code)));
          while (job[0] == null) {
            TextMessage text = (TextMessage) jobs.receive(PATIENCE.toMillis());
            assertThat(text).as("an order to %s", code).isNotNull();
            job[0] = prepared(text);
          }
        });
    return job[0];
  }

  private String prepared(TextMessage text) throws JMSException {
    try {
      return post.open(parcelOf(text)).items().stream()
          .filter(Prepare.class::isInstance)
          .map(order -> ((Prepare) order).job())
          .findFirst()
          .orElse(null);
    } catch (ContractViolation e) {
      throw new AssertionError(e);
    }
  }

  /** Its token is broken, or whatever else is in the way. */
  void failsAt(String job, FailureCode why) throws JMSException {
    Failed failed = new Failed(job, JobStep.PREPARE, null, why, "trial");
    working(password, session -> send(session, failed));
  }

  /**
   * A key was born on a chip.
   *
   * @param subject for which job the request is made
   */
  void hasAKey(String job, String chip, String subject) throws JMSException {
    Pkcs10 request =
        Pkcs10.create("CN=" + subject, Sm2Keys.generate(new SecureRandom()).privateKey());
    KeyReady ready = new KeyReady(job, chip, Octets.of(request.der()));
    working(password, session -> send(session, ready));
  }

  private static Parcel parcelOf(TextMessage text) throws JMSException {
    return new Parcel(
        text.getText(),
        text.getStringProperty(Parcel.SENDER_PROPERTY),
        text.getStringProperty(Parcel.SIGNATURE_PROPERTY),
        text.getStringProperty(Parcel.CONTRACT_PROPERTY));
  }

  private void send(Session session, Report report) throws JMSException {
    Parcel parcel =
        post.pack(Message.of(Clock.systemUTC().instant(), code, Parties.BUREAU, List.of(report)));
    TextMessage text = session.createTextMessage(parcel.body());
    text.setStringProperty(Parcel.SENDER_PROPERTY, parcel.sender());
    text.setStringProperty(Parcel.SIGNATURE_PROPERTY, parcel.signature());
    text.setStringProperty(Parcel.CONTRACT_PROPERTY, parcel.contract());
    session.createProducer(session.createQueue(Parties.REPLIES_QUEUE)).send(text);
  }

  void waitsForJobs() throws JMSException {
    readsFrom(Parties.jobsQueue(code));
  }

  void readsFrom(String queue) throws JMSException {
    working(
        password,
        session -> {
          MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
          consumer.receiveNoWait();
        });
  }

  void looksInto(String queue) throws JMSException {
    working(
        password,
        session -> {
          QueueBrowser browser = session.createBrowser(session.createQueue(queue));
          browser.getEnumeration().hasMoreElements();
        });
  }

  void sendsTo(String queue) throws JMSException {
    working(
        password,
        session ->
            session
                .createProducer(session.createQueue(queue))
                .send(session.createTextMessage("?")));
  }

  void logsInWith(String wrongPassword) throws JMSException {
    working(wrongPassword, session -> {});
  }

  private void working(String shown, Work work) throws JMSException {
    try (ActiveMQConnectionFactory factory =
            ActiveMQJMSClient.createConnectionFactoryWithoutHA(
                JMSFactoryType.CF,
                new TransportConfiguration(NettyConnectorFactory.class.getName(), way));
        Connection connection = factory.createConnection(login, shown);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      work.in(session);
    }
  }
}
