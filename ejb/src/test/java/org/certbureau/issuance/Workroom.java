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
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kmc.EmbeddedKeyManagementCentre;
import org.certbureau.kmc.EmbeddedKeyRecovery;
import org.certbureau.kmc.EncryptionPair;
import org.certbureau.kmc.KeyManagementCentre;
import org.certbureau.kmc.OfficerWatch;
import org.certbureau.kmc.PairRequest;
import org.certbureau.notice.LineNotices;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.Charging;
import org.certbureau.payment.NewPayment;
import org.certbureau.recovery.RecoveryRequests;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.staff.Roles;
import org.certbureau.station.BureauPost;
import org.certbureau.station.Inbox;
import org.certbureau.station.JobView;
import org.certbureau.station.OrderText;
import org.certbureau.station.ProductionDesk;
import org.certbureau.station.StationDesk;
import org.certbureau.station.StationRows;
import org.certbureau.station.contract.ContractViolation;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.Report;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.contract.Restored;
import org.certbureau.station.contract.proof.FormerKeyProof;
import org.certbureau.station.contract.proof.InstallProof;
import org.certbureau.station.contract.proof.PinResetProof;
import org.certbureau.station.contract.proof.RestoreProof;
import org.certbureau.testing.House;
import org.certbureau.token.TokenDesk;
import org.certbureau.work.Courier;

/**
 * A region's counter with everything behind it, and the desk of one enrolled station; Changsha's
 * where none is told.
 */
final class Workroom implements AutoCloseable {
  static final String STATION = "CS-01";
  static final String CENTRE_AWAY = "the key management centre does not answer";

  /** Of a certificate for three years. */
  private static final String NEW_IN_GUANGDONG = "700";

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
        throw new IllegalStateException(CENTRE_AWAY);
      }
      return real.newEncryptionPairs(requests);
    }
  }

  private final RegionCode region;
  private final String station;
  private final String blanks;
  private final Queue queue;
  private final Sm2KeyPair stationKey = Sm2Keys.generate(new SecureRandom());
  private final Map<String, Sm2KeyPair> tokenKeys = new HashMap<>();
  private final Map<String, Sm2KeyPair> keysBeside = new HashMap<>();
  private final Centre centre;
  private final Counter counter;
  private final Post<Report, Order> post;
  private int made;

  Workroom() {
    this(House.onH2());
  }

  Workroom(House house) {
    this(house, CHANGSHA);
  }

  Workroom(House house, RegionCode region) {
    queue = new Queue();
    house.with(queue);
    house.with(house.bean(EmbeddedCertificationAuthority.class));
    centre = new Centre(house.bean(EmbeddedKeyManagementCentre.class));
    house.with(centre);
    house.with(house.bean(EmbeddedKeyRecovery.class));
    counter =
        new Counter(
            house.observing(
                Charging.class,
                Issuance.class,
                LineServices.class,
                LineNotices.class,
                Restoring.class,
                RecoveryRequests.class,
                OfficerWatch.class));
    house.bean(Opening.class);
    this.region = region;
    station = STATION;
    blanks = "C0FFEE";
    post = furnish("BEEF");
  }

  /** Another region's counter in the same house. */
  private Workroom(Workroom first, RegionCode region) {
    queue = first.queue;
    centre = first.centre;
    counter = first.counter;
    this.region = region;
    station = "GD-01";
    blanks = "DECADE";
    post = furnish("FEED");
  }

  Workroom beside(RegionCode other) {
    return new Workroom(this, other);
  }

  /** Enrols the station, and counts in what may lie there. */
  private Post<Report, Order> furnish(String reserve) {
    House house = counter.house();
    String request = EnrolmentRequest.write(station, stationKey.privateKey());
    house.as(
        "admin1",
        Set.of(Roles.ADMIN),
        () -> {
          house.bean(StationDesk.class).enrol(request, region, "", null);
        });
    counter.as(
        maker(),
        () -> {
          house
              .bean(TokenDesk.class)
              .register(
                  region,
                  "RESERVE",
                  IntStream.range(0, IN_RESERVE)
                      .mapToObj(
                          i -> new TokenDesk.Delivered(reserve + "%08d".formatted(i), "SOFT-SM2"))
                      .toList());
        });
    return Post.ofStation(
        station, stationKey.privateKey(), house.bean(BureauPost.class).publicKey());
  }

  /** Another node of this house, with everything that production needs. */
  House secondNode() {
    House second = new House(counter.house().database(), counter.house().clock());
    return second
        .with(queue)
        .with(second.bean(EmbeddedCertificationAuthority.class))
        .with(centre)
        .with(second.bean(EmbeddedKeyRecovery.class))
        .observing(
            Charging.class,
            Issuance.class,
            LineServices.class,
            LineNotices.class,
            Restoring.class,
            RecoveryRequests.class);
  }

  RegionCode region() {
    return region;
  }

  Person acceptor() {
    return counter.acceptor(region);
  }

  Person reviewer() {
    return counter.reviewer(region);
  }

  Person maker() {
    return counter.maker(region);
  }

  Counter counter() {
    return counter;
  }

  void reachCentre(boolean reached) {
    centre.away = !reached;
  }

  /** A case whose gates are all open, so that its job lies at the station. */
  CaseNumber paidCase() {
    CaseNumber number = counter.accepted(region);
    open(number);
    return number;
  }

  /** Has everything done that opens production. */
  void open(CaseNumber number) {
    counter.seeEveryOriginal(region, number);
    counter.take(reviewer(), number, Step.APPROVE);
    pay(number, region.equals(CHANGSHA) ? "750" : NEW_IN_GUANGDONG);
  }

  void pay(CaseNumber number, String amount) {
    NewPayment paid =
        new NewPayment(PaymentMethod.POS, Money.of(amount), "长沙澄岚包装材料有限公司", "slip-" + number);
    counter.as(
        counter.cashier(region),
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
    counter.take(acceptor(), number, Step.DELIVER);
  }

  /** Has the token of a case fail as it is written to. */
  void fail(CaseNumber number) {
    orders();
    String chip = blank();
    receive(keyOf(number, chip));
    receive(
        new Failed(job(number).number(), JobStep.INSTALL, chip, FailureCode.TOKEN_FAULT, "faulty"));
  }

  /** The certificate that was made for a case, as it stands now. */
  LineView line(CaseNumber number) {
    LineNumber line =
        counter.as(
            acceptor(), () -> counter.house().bean(PairDesk.class).ofCase(number).get(0).line());
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
        maker(),
        () -> {
          counter
              .house()
              .bean(TokenDesk.class)
              .register(region, batch, List.of(new TokenDesk.Delivered(chip, "SOFT-SM2")));
        });
  }

  /** A token that nobody counted in. */
  String unknownChip() {
    return blanks + "%010d".formatted(++made);
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

  /** A key born beside the one in force, which signs for it. */
  KeyReady keyBeside(Rekey order) {
    return keyBeside(order.job(), order.chip());
  }

  /** Likewise, for a key of before to be sealed for. */
  KeyReady keyBeside(RestoreKey order) {
    return keyBeside(order.job(), order.chip());
  }

  private KeyReady keyBeside(String job, String chip) {
    Sm2KeyPair born = Sm2Keys.generate(new SecureRandom());
    keysBeside.put(job, born);
    Octets p10 = Octets.of(Pkcs10.create("CN=" + job, born.privateKey()).der());
    return new KeyReady(job, chip, p10, former(job, chip, p10));
  }

  /** The consent of the key in force on the token of that order. */
  Octets former(Rekey order, Octets p10) {
    return former(order.job(), order.chip(), p10);
  }

  private Octets former(String job, String chip, Octets p10) {
    return Octets.of(
        Sm2Signatures.sign(
            tokenKeys.get(chip).privateKey(), FormerKeyProof.message(job, chip, p10)));
  }

  /** The decryption key that an order brings back, as its token opens it. */
  Sm2KeyPair opened(Restore order) {
    return EnvelopedKey.open(
        order.envelopedKey().toByteArray(), keysBeside.get(order.job()).privateKey());
  }

  /** Its token has the key and decrypts with it. */
  Restored restored(Restore order) {
    byte[] plain =
        Sm2Encryption.decrypt(opened(order).privateKey(), order.challenge().toByteArray());
    return new Restored(
        order.job(),
        order.chip(),
        RestoreProof.answer(order.job(), order.chip(), plain, order.encryptionCertificate()));
  }

  /** Its token signs under another PIN. */
  PinReset pinReset(ResetPin order) {
    return pinReset(order, tokenKeys.get(order.chip()));
  }

  PinReset pinReset(ResetPin order, Sm2KeyPair key) {
    return new PinReset(
        order.job(),
        order.chip(),
        0,
        Octets.of(Sm2Signatures.sign(key.privateKey(), PinResetProof.message(order))),
        order.newPinKey());
  }

  /** The tick that tells stations again. */
  void remind() {
    counter.house().bean(StationRows.class).remind();
  }

  /** Has another pair written to the token of a case and handed over. */
  void rekey(CaseNumber number) {
    receive(keyBeside(orders(Rekey.class).get(0)));
    Install order = orders(Install.class).get(0);
    receive(proofOf(order));
    tokenKeys.put(order.chip(), keysBeside.get(order.job()));
    counter.take(acceptor(), number, Step.DELIVER);
  }

  Installed proofOf(Install order) {
    Sm2KeyPair key = keysBeside.getOrDefault(order.job(), tokenKeys.get(order.chip()));
    return new Installed(
        order.job(),
        order.chip(),
        Octets.of(Sm2Signatures.sign(key.privateKey(), InstallProof.message(order))));
  }

  /** One message of the station, as it comes off the queue. */
  void receive(Report... reports) {
    counter.house().bean(Inbox.class).receive(parcel(reports));
  }

  Parcel parcel(Report... reports) {
    return post.pack(
        Message.of(counter.house().clock().instant(), station, Parties.BUREAU, List.of(reports)));
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
    return counter.as(maker(), () -> counter.house().bean(ProductionDesk.class).ofCase(number));
  }

  ApplicationView look(CaseNumber number) {
    return counter.look(acceptor(), number);
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
