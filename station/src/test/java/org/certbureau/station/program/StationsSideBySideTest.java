package org.certbureau.station.program;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Report;
import org.certbureau.station.program.home.StationHome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several stations in one program: what befalls one is nothing to the other. */
class StationsSideBySideTest {
  private static final String CHANGSHA = "CS-01";
  private static final String GUANGDONG = "GD-01";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TestBureau bureau = new TestBureau();
  private final Map<String, Sm2PublicKey> keys = new HashMap<>();

  @TempDir private Path directory;
  private TestBroker broker;
  private ActiveMQConnectionFactory factory;
  private Connection connection;
  private Session session;
  private MessageConsumer replies;
  private Post<Order, Report> post;

  @BeforeEach
  void enrolBoth() throws Exception {
    broker = new TestBroker(directory.resolve("broker"), List.of(CHANGSHA, GUANGDONG), Map.of());
    for (String code : List.of(CHANGSHA, GUANGDONG)) {
      enrol(code);
    }
    post = Post.ofBureau(bureau.key.privateKey(), code -> Optional.ofNullable(keys.get(code)));
    factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port());
    connection = factory.createConnection();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    replies = session.createConsumer(session.createQueue(Parties.REPLIES_QUEUE));
    connection.start();
  }

  private void enrol(String code) throws Exception {
    StationHome home = home(code);
    Path request = directory.resolve(code + ".pem");
    Commands.enrol(home, code, request);
    Commands.mint(home, "FICTION-1", "3");
    keys.put(code, EnrolmentRequest.read(Files.readString(request, US_ASCII)).key());
    Files.writeString(
        home.directory().resolve("bureau.pem"), BureauKeyFile.write(bureau.key.publicKey()));
    Files.writeString(home.directory().resolve("password"), "fictional\n");
    Files.writeString(
        home.directory().resolve("station.properties"),
        """
        code=%s
        broker=127.0.0.1:%d
        login=station-%s
        password-file=password
        bureau-key=bureau.pem
        """
            .formatted(code, broker.port(), code));
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    factory.close();
    broker.close();
  }

  @Test
  void each_is_heard_of_and_serves_its_own_queue() throws Exception {
    try (StationProcess program = run()) {
      Set<String> heard = new HashSet<>();
      while (heard.size() < 2) {
        heard.add(next(Heartbeat.class).from());
      }
      for (String code : List.of(GUANGDONG, CHANGSHA)) {
        order(code, "job-" + code);
        assertThat(next(KeyReady.class).from()).isEqualTo(code);
      }
      program.terminate();
      assertThat(program.exit()).isEqualTo(128 + 15);
    }
  }

  @Test
  void the_first_losing_its_login_does_not_stop_the_other() throws Exception {
    try (StationProcess program = run()) {
      order(CHANGSHA, "before");
      assertThat(next(KeyReady.class).from()).isEqualTo(CHANGSHA);

      broker.refuse("station-" + CHANGSHA);
      order(CHANGSHA, "never");
      order(GUANGDONG, "after");

      assertThat(next(KeyReady.class).from()).isEqualTo(GUANGDONG);
      assertThat(broker.messagesIn(Parties.jobsQueue(CHANGSHA))).isEqualTo(1);
    }
  }

  @Test
  void a_disk_that_the_first_cannot_write_to_does_not_stop_the_other() throws Exception {
    try (StationProcess program = run()) {
      next(Heartbeat.class);
      Path jobs = home(CHANGSHA).jobs();
      Files.delete(jobs);
      Files.writeString(jobs, "no directory");
      order(CHANGSHA, "waits");
      order(GUANGDONG, "goes-on");
      assertThat(next(KeyReady.class).from()).isEqualTo(GUANGDONG);

      Files.delete(jobs);
      Files.createDirectory(jobs);
      assertThat(next(KeyReady.class).from()).as("and goes on itself").isEqualTo(CHANGSHA);
    }
  }

  @Test
  void none_starts_where_one_cannot() throws Exception {
    Files.delete(home(GUANGDONG).directory().resolve("keys/station.key"));
    try (StationProcess program = run()) {
      assertThat(program.exit()).isEqualTo(2);
      assertThat(program.log()).doesNotContain("connected");
    }
  }

  private StationProcess run() throws Exception {
    return StationProcess.runAll(List.of(home(CHANGSHA).directory(), home(GUANGDONG).directory()));
  }

  private StationHome home(String code) {
    return new StationHome(directory.resolve(code));
  }

  private void order(String code, String job) throws Exception {
    Parcel parcel = BureauEnd.packed(code, post, new Prepare(job, 9));
    TextMessage message = session.createTextMessage(parcel.body());
    message.setStringProperty(Parcel.SENDER_PROPERTY, parcel.sender());
    message.setStringProperty(Parcel.SIGNATURE_PROPERTY, parcel.signature());
    message.setStringProperty(Parcel.CONTRACT_PROPERTY, parcel.contract());
    try (MessageProducer producer =
        session.createProducer(session.createQueue(Parties.jobsQueue(code)))) {
      producer.send(message);
    }
  }

  /** The next message of reports of this kind, whoever sends it. */
  private Message<Report> next(Class<? extends Report> kind) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      long left = Math.max(1, Duration.between(Instant.now(), deadline).toMillis());
      jakarta.jms.Message received = replies.receive(left);
      assertThat(received).as("%s within %s", kind.getSimpleName(), PATIENCE).isNotNull();
      Message<Report> message =
          post.open(
              new Parcel(
                  ((TextMessage) received).getText(),
                  received.getStringProperty(Parcel.SENDER_PROPERTY),
                  received.getStringProperty(Parcel.SIGNATURE_PROPERTY),
                  received.getStringProperty(Parcel.CONTRACT_PROPERTY)));
      if (message.items().stream().allMatch(kind::isInstance)) {
        return message;
      }
    }
  }
}
