package org.certbureau.issuance;

import static org.certbureau.application.Counter.CHANGSHA;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.ca.embedded.EmbeddedCertificationAuthority;
import org.certbureau.certificate.LineNumber;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kmc.EmbeddedKeyManagementCentre;
import org.certbureau.kmc.EncryptionPair;
import org.certbureau.kmc.KeyManagementCentre;
import org.certbureau.kmc.PairRequest;
import org.certbureau.notice.LineNotices;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.Charging;
import org.certbureau.payment.NewPayment;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.staff.Roles;
import org.certbureau.station.BureauPost;
import org.certbureau.station.Inbox;
import org.certbureau.station.JobView;
import org.certbureau.station.OrderText;
import org.certbureau.station.ProductionDesk;
import org.certbureau.station.StationDesk;
import org.certbureau.station.contract.ContractViolation;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.InstallProof;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Report;
import org.certbureau.testing.House;
import org.certbureau.token.TokenDesk;
import org.certbureau.work.Courier;

/** Changsha's counter with everything behind it, and the desk of one enrolled station. */
final class Workroom implements AutoCloseable {
  static final String STATION = "CS-01";

  /** So many jobs may lie at the station before any token is spent. */
  private static final int IN_RESERVE = 200;

  /** The queue to the station, with what lies in it. */
  private static final class Queue implements Courier {
    private final List<Order> orders = new ArrayList<>();

    @Override
    public boolean serves(String destination) {
      return destination.startsWith("station.");
    }

    @Override
    public void deliver(String destination, List<String> bodies) {
      bodies.forEach(body -> orders.add(OrderText.read(body)));
    }
  }

  /** A centre that can be out of reach. */
  private static final class Centre implements KeyManagementCentre {
    private final KeyManagementCentre real;
    private boolean away;

    Centre(KeyManagementCentre real) {
      this.real = real;
    }

    @Override
    public EncryptionPair newEncryptionPair(PairRequest request) {
      return newEncryptionPairs(List.of(request)).get(0);
    }

    @Override
    public List<EncryptionPair> newEncryptionPairs(List<PairRequest> requests) {
      if (away) {
        throw new IllegalStateException("the key management centre does not answer");
      }
      return real.newEncryptionPairs(requests);
    }
  }

  private final Queue queue = new Queue();
  private final Sm2KeyPair stationKey = Sm2Keys.generate(new SecureRandom());
  private final Map<String, Sm2KeyPair> tokenKeys = new HashMap<>();
  private final Centre centre;
  private final Counter counter;
  private final Post<Report, Order> post;
  private int made;

  Workroom() {
    this(House.onH2());
  }

  Workroom(House house) {
    house.with(queue);
    house.with(house.bean(EmbeddedCertificationAuthority.class));
    centre = new Centre(house.bean(EmbeddedKeyManagementCentre.class));
    house.with(centre);
    counter =
        new Counter(
            house.observing(Charging.class, Issuance.class, LineServices.class, LineNotices.class));
    house.bean(Opening.class);
    String request = EnrolmentRequest.write(STATION, stationKey.privateKey());
    house.as(
        "admin1",
        Set.of(Roles.ADMIN),
        () -> {
          house.bean(StationDesk.class).enrol(request, CHANGSHA, "", null);
        });
    counter.as(
        Person.ZHAO_ZHI,
        () -> {
          house
              .bean(TokenDesk.class)
              .register(
                  CHANGSHA,
                  "RESERVE",
                  IntStream.range(0, IN_RESERVE)
                      .mapToObj(i -> new TokenDesk.Delivered("BEEF%08d".formatted(i), "SOFT-SM2"))
                      .toList());
        });
    post =
        Post.ofStation(STATION, stationKey.privateKey(), house.bean(BureauPost.class).publicKey());
  }

  Counter counter() {
    return counter;
  }

  void reachCentre(boolean reached) {
    centre.away = !reached;
  }

  /** A case whose gates are all open, so that its job lies at the station. */
  CaseNumber paidCase() {
    CaseNumber number = counter.accepted(CHANGSHA);
    open(number);
    return number;
  }

  /** Has everything done that opens production. */
  void open(CaseNumber number) {
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    pay(number, "750");
  }

  void pay(CaseNumber number, String amount) {
    NewPayment paid =
        new NewPayment(PaymentMethod.POS, Money.of(amount), "长沙澄岚包装材料有限公司", "slip-" + number);
    counter.as(
        Person.CHEN_SHOU,
        () -> {
          counter.house().bean(CashDesk.class).take(number, paid);
        });
  }

  List<CaseNumber> paidCases(int count) {
    return IntStream.range(0, count).mapToObj(i -> paidCase()).toList();
  }

  /** Has the token of a case made and handed over. */
  void make(CaseNumber number) {
    orders();
    receive(keyOf(number, blank()));
    receive(proofOf(orders(Install.class).get(0)));
    counter.take(Person.LI_WEN, number, Step.DELIVER);
  }

  /** The certificate that was made for a case, as it stands now. */
  LineView line(CaseNumber number) {
    LineNumber line =
        counter.as(
            Person.LI_WEN, () -> counter.house().bean(PairDesk.class).ofCase(number).get(0).line());
    return counter.house().bean(LineRegister.class).find(line, Sight.OF_THE_HOUSE).orElseThrow();
  }

  /** A blank token that the stock knows. */
  String blank() {
    String chip = unknownChip();
    countIn("B1", chip);
    return chip;
  }

  /** Counts a token in, as it stands on a delivery note. */
  void countIn(String batch, String chip) {
    counter.as(
        Person.ZHAO_ZHI,
        () -> {
          counter
              .house()
              .bean(TokenDesk.class)
              .register(CHANGSHA, batch, List.of(new TokenDesk.Delivered(chip, "SOFT-SM2")));
        });
  }

  /** A token that nobody counted in. */
  String unknownChip() {
    return "C0FFEE%010d".formatted(++made);
  }

  KeyReady keyOf(CaseNumber number, String chip) {
    return key(job(number).number(), chip);
  }

  KeyReady key(String job, String chip) {
    Sm2KeyPair pair = tokenKeys.computeIfAbsent(chip, born -> Sm2Keys.generate(new SecureRandom()));
    return new KeyReady(job, chip, Octets.of(Pkcs10.create("CN=" + job, pair.privateKey()).der()));
  }

  /** The key that was born on a token. */
  Sm2KeyPair keyPairOf(String chip) {
    return tokenKeys.get(chip);
  }

  Installed proofOf(Install order) {
    return new Installed(
        order.job(),
        order.chip(),
        Octets.of(
            Sm2Signatures.sign(
                tokenKeys.get(order.chip()).privateKey(), InstallProof.message(order))));
  }

  /** One message of the station, as it comes off the queue. */
  void receive(Report... reports) {
    counter.house().bean(Inbox.class).receive(parcel(reports));
  }

  Parcel parcel(Report... reports) {
    return post.pack(
        Message.of(counter.house().clock().instant(), STATION, Parties.BUREAU, List.of(reports)));
  }

  /** The orders of a message, read as the station reads it. */
  List<Order> opened(Parcel parcel) throws ContractViolation {
    return post.open(parcel).items();
  }

  /** Everything that came to the station since it was last asked. */
  List<Order> orders() {
    List<Order> taken = List.copyOf(queue.orders);
    queue.orders.clear();
    return taken;
  }

  <T extends Order> List<T> orders(Class<T> kind) {
    return orders().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The latest. */
  JobView job(CaseNumber number) {
    return jobs(number).get(0);
  }

  List<JobView> jobs(CaseNumber number) {
    return counter.as(
        Person.ZHAO_ZHI, () -> counter.house().bean(ProductionDesk.class).ofCase(number));
  }

  ApplicationView look(CaseNumber number) {
    return counter.look(Person.LI_WEN, number);
  }

  String token(String chip) {
    return counter.house().database().text("select state from token where chip = '" + chip + "'");
  }

  long count(String from) {
    return counter.house().database().number("select count(*) from " + from);
  }

  void execute(String sql, Object... args) {
    counter.house().database().execute(sql.formatted(args));
  }

  @Override
  public void close() {
    counter.close();
  }
}
