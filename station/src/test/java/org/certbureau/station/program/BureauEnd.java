package org.certbureau.station.program;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Report;

/** The bureau's side of the queues. */
final class BureauEnd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String station;
  private final Post<Order, Report> post;
  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Session session;
  private final MessageConsumer replies;
  private final Deque<Report> unread = new ArrayDeque<>();
  private Installed proof;

  /**
   * @param transport further parameters of the connection, each behind a semicolon
   */
  BureauEnd(int port, String transport, String station, DigestSigner key, Sm2PublicKey stationKey)
      throws JMSException {
    this.station = station;
    this.post = Post.ofBureau(key, code -> Optional.of(stationKey));
    factory =
        new ActiveMQConnectionFactory(
            "tcp://127.0.0.1:" + port + "?reconnectAttempts=-1" + transport);
    connection = factory.createConnection();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    replies = session.createConsumer(session.createQueue(Parties.REPLIES_QUEUE));
    connection.start();
  }

  void send(Order... orders) throws JMSException {
    send(packed(station, post, orders));
  }

  static Parcel packed(String station, Post<Order, Report> by, Order... orders) {
    return by.pack(Message.of(Instant.now(), Parties.BUREAU, station, List.of(orders)));
  }

  void send(Parcel parcel) throws JMSException {
    TextMessage message = session.createTextMessage(parcel.body());
    message.setStringProperty(Parcel.SENDER_PROPERTY, parcel.sender());
    message.setStringProperty(Parcel.SIGNATURE_PROPERTY, parcel.signature());
    message.setStringProperty(Parcel.CONTRACT_PROPERTY, parcel.contract());
    sendRaw(message);
  }

  void sendRaw(jakarta.jms.Message message) throws JMSException {
    session.createProducer(session.createQueue(Parties.jobsQueue(station))).send(message);
  }

  Session session() {
    return session;
  }

  /**
   * The next report on a job, which must be of this kind. A proof that was told already may come
   * again before it.
   */
  <T extends JobReport> T next(Class<T> kind) throws Exception {
    Report report =
        next(said -> said instanceof JobReport && (kind.isInstance(said) || !said.equals(proof)));
    assertThat(report).isInstanceOf(kind);
    if (report instanceof Installed installed) {
      proof = installed;
    }
    return kind.cast(report);
  }

  /** Likewise; what was sent before the program died may come once more before it. */
  <T extends JobReport> T next(Class<T> kind, List<? extends JobReport> before) throws Exception {
    List<JobReport> others = new ArrayList<>();
    JobReport report = next(JobReport.class);
    while (!kind.isInstance(report)) {
      others.add(report);
      report = next(JobReport.class);
    }
    assertThat(List.<JobReport>copyOf(before)).containsAll(others);
    return kind.cast(report);
  }

  Heartbeat nextHeartbeat() throws Exception {
    return (Heartbeat) next(Heartbeat.class::isInstance);
  }

  private Report next(Predicate<Report> wanted) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      while (!unread.isEmpty()) {
        Report report = unread.remove();
        if (wanted.test(report)) {
          return report;
        }
      }
      long left = Math.max(1, Duration.between(Instant.now(), deadline).toMillis());
      jakarta.jms.Message message = replies.receive(left);
      assertThat(message).as("a report within %s", PATIENCE).isNotNull();
      unread.addAll(opened(message));
    }
  }

  private List<Report> opened(jakarta.jms.Message message) throws Exception {
    return post.open(
            new Parcel(
                ((TextMessage) message).getText(),
                message.getStringProperty(Parcel.SENDER_PROPERTY),
                message.getStringProperty(Parcel.SIGNATURE_PROPERTY),
                message.getStringProperty(Parcel.CONTRACT_PROPERTY)))
        .items();
  }

  /** Whether a report on a job has come that nobody waited for. */
  boolean hasUnexpectedReport() throws JMSException {
    return unread.stream().anyMatch(report -> report instanceof JobReport && !report.equals(proof));
  }

  @Override
  public void close() throws JMSException {
    connection.close();
    factory.close();
  }
}
