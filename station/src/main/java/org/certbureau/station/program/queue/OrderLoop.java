package org.certbureau.station.program.queue;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.contract.ContractViolation;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Report;
import org.certbureau.station.program.disk.FailPoints;
import org.certbureau.station.program.job.StationCore;

/**
 * Takes a message of orders, has them carried out, sends one message with all answers, and commits
 * both together; what the core did is on disk by then. Dying before the commit brings the message
 * back, and the core answers it again as it did. A lost broker is looked for until it is back.
 */
public final class OrderLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(OrderLoop.class.getName());

  private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT_LIVES = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final int MOST = org.certbureau.station.contract.Message.MAX_ITEMS;

  /** How soon the loop notices that it is to end. */
  private static final Duration LOOK_UP = Duration.ofMillis(500);

  private final String code;
  private final Broker broker;
  private final Post<Report, Order> post;
  private final StationCore core;
  private final Clock clock;
  private volatile boolean connected;
  private final CountDownLatch stopped = new CountDownLatch(1);

  public OrderLoop(
      String code, Broker broker, Post<Report, Order> post, StationCore core, Clock clock) {
    this.code = code;
    this.broker = broker;
    this.post = post;
    this.core = core;
    this.clock = clock;
  }

  /** The message in hand is finished first. */
  public void stop() {
    stopped.countDown();
  }

  /** Whether the broker is there, as far as is known. */
  public boolean isConnected() {
    return connected;
  }

  @Override
  public void run() {
    Duration pause = FIRST_PAUSE;
    while (!isStopped()) {
      Instant begun = clock.instant();
      try {
        serve();
      } catch (JMSException e) {
        // said once; the following attempts differ in nothing
        Level level = pause.equals(FIRST_PAUSE) ? Level.WARNING : Level.FINE;
        LOG.log(level, () -> code + ": the broker is away, looking until it is back: " + reason(e));
      } catch (RuntimeException | Error e) {
        // an error that ended this thread would leave the queue unserved and the program alive
        LOG.log(Level.SEVERE, e, () -> code + ": interrupted, trying again");
      }
      boolean lasted = Duration.between(begun, clock.instant()).compareTo(LONGEST_PAUSE) > 0;
      pause = lasted ? FIRST_PAUSE : longer(pause);
      rest(pause);
    }
  }

  /** Serves one connection until it breaks or the program ends. */
  private void serve() throws JMSException {
    CountDownLatch broken = new CountDownLatch(1);
    try (Connection connection = broker.connect()) {
      connection.setExceptionListener(e -> broken.countDown());
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      Queue replies = session.createQueue(Parties.REPLIES_QUEUE);
      MessageProducer answers = session.createProducer(replies);
      MessageProducer heartbeats = session.createProducer(replies);
      heartbeats.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      heartbeats.setTimeToLive(HEARTBEAT_LIVES.toMillis());
      // before any order is on its way here, which a death meanwhile would count against
      sayAgain(session, answers);
      MessageConsumer orders = session.createConsumer(session.createQueue(Parties.jobsQueue(code)));
      connection.start();
      connected = true;
      LOG.info(() -> code + ": connected to the broker, waiting for orders");

      Instant nextHeartbeat = clock.instant();
      while (!isStopped() && broken.getCount() > 0) {
        if (!clock.instant().isBefore(nextHeartbeat)) {
          heartbeats.send(written(session, List.of(core.heartbeat())));
          session.commit();
          nextHeartbeat = clock.instant().plus(HEARTBEAT_EVERY);
        }
        Message message = orders.receive(LOOK_UP.toMillis());
        if (message != null) {
          answer(message, session, answers);
        }
        sendWhatWaits(session, answers);
      }
      if (broken.getCount() == 0) {
        LOG.warning(() -> code + ": the connection to the broker broke");
      }
    } finally {
      connected = false;
    }
  }

  private void answer(Message message, Session session, MessageProducer answers)
      throws JMSException {
    List<Order> orders;
    try {
      orders = post.open(parcel(message)).items();
    } catch (ContractViolation e) {
      // taken off the queue: it will not be better the next time
      LOG.warning(() -> code + ": a message is refused and changes nothing: " + e.getMessage());
      session.commit();
      return;
    }
    Optional<List<Report>> reports = process(orders);
    if (reports.isEmpty()) {
      session.rollback();
      return;
    }
    if (!reports.get().isEmpty()) {
      answers.send(written(session, reports.get()));
    }
    Set<JobStep> steps = EnumSet.noneOf(JobStep.class);
    orders.forEach(order -> steps.add(order.step()));
    steps.forEach(step -> FailPoints.pass(name(step) + ".before-commit"));
    session.commit();
    steps.forEach(step -> FailPoints.pass(name(step) + ".after-commit"));
  }

  /** To a broker that may not have what the one of before had. */
  private void sayAgain(Session session, MessageProducer answers) throws JMSException {
    List<JobReport> proofs = core.unconfirmed();
    if (proofs.isEmpty()) {
      return;
    }
    for (int from = 0; from < proofs.size(); from += MOST) {
      answers.send(
          written(
              session, List.copyOf(proofs.subList(from, Math.min(proofs.size(), from + MOST)))));
    }
    session.commit();
  }

  /** What came of a token or a PIN answers no message: it is sent between them. */
  private void sendWhatWaits(Session session, MessageProducer answers) throws JMSException {
    List<JobReport> reports = core.unsent();
    if (reports.isEmpty()) {
      return;
    }
    answers.send(written(session, List.copyOf(reports)));
    session.commit();
    try {
      core.sent(reports);
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> code + ": what was sent cannot be noted and is sent again");
    }
  }

  /**
   * Carries the orders out, again and again while the disk cannot be written: given back to the
   * broker instead, they would soon be dead letters.
   *
   * @return empty if the program ends meanwhile
   */
  private Optional<List<Report>> process(List<Order> orders) {
    boolean said = false;
    while (!isStopped()) {
      try {
        return Optional.of(core.process(orders));
      } catch (IOException e) {
        if (!said) {
          LOG.log(
              Level.SEVERE, e, () -> code + ": the state cannot be written, trying until it can");
          said = true;
        }
        rest(LONGEST_PAUSE);
      }
    }
    return Optional.empty();
  }

  private TextMessage written(Session session, List<Report> reports) throws JMSException {
    Parcel parcel =
        post.pack(
            org.certbureau.station.contract.Message.of(
                clock.instant(), code, Parties.BUREAU, reports));
    TextMessage message = session.createTextMessage(parcel.body());
    message.setStringProperty(Parcel.SENDER_PROPERTY, parcel.sender());
    message.setStringProperty(Parcel.SIGNATURE_PROPERTY, parcel.signature());
    message.setStringProperty(Parcel.CONTRACT_PROPERTY, parcel.contract());
    return message;
  }

  private static Parcel parcel(Message message) throws JMSException {
    String body = message instanceof TextMessage text ? text.getText() : null;
    return new Parcel(
        body,
        message.getStringProperty(Parcel.SENDER_PROPERTY),
        message.getStringProperty(Parcel.SIGNATURE_PROPERTY),
        message.getStringProperty(Parcel.CONTRACT_PROPERTY));
  }

  private static String name(JobStep step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  private static String reason(JMSException e) {
    return e.getCause() == null ? e.getMessage() : e.getMessage() + " " + e.getCause().getMessage();
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void rest(Duration pause) {
    try {
      if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.fine("Woken to end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
