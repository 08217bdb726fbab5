package org.certbureau.system.packaging;

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
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.certbureau.console.BureauClient;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Report;

/** A station that has just been enrolled; it tries what it may and what it may not. */
final class TrialStation {
  private interface Work {
    void in(Session session) throws JMSException;
  }

  private final String code;
  private final DigestSigner key;
  private String login;
  private String password;
  private int port;
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
    station.port = brokerPort;
    station.post =
        Post.ofStation(code, station.key, BureauKeyFile.read(enrolment.at("/bureauKey").asText()));
    return station;
  }

  void reportsBlanks(int blanks) throws JMSException {
    Parcel parcel =
        post.pack(
            Message.of(
                Clock.systemUTC().instant(),
                code,
                Parties.BUREAU,
                List.of(new Heartbeat(blanks, blanks))));
    working(
        password,
        session -> {
          TextMessage text = session.createTextMessage(parcel.body());
          text.setStringProperty(Parcel.SENDER_PROPERTY, parcel.sender());
          text.setStringProperty(Parcel.SIGNATURE_PROPERTY, parcel.signature());
          text.setStringProperty(Parcel.CONTRACT_PROPERTY, parcel.contract());
          session.createProducer(session.createQueue(Parties.REPLIES_QUEUE)).send(text);
        });
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
                new TransportConfiguration(
                    NettyConnectorFactory.class.getName(),
                    Map.of("host", "127.0.0.1", "port", port)));
        Connection connection = factory.createConnection(login, shown);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      work.in(session);
    }
  }
}
