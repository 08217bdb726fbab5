package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Certificate;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Report;
import org.certbureau.station.program.holder.HolderDesk;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenFault;

/**
 * The station program itself at a room's queue, over soft tokens. It can be killed at any call to a
 * token: what it had not answered then it gets once more.
 */
final class SoftStation {
  private static final byte[] MESSAGE = "声明".getBytes(StandardCharsets.UTF_8);
  private static final Pattern FIRST_PIN = Pattern.compile("初始用户口令 (\\S+)");
  private static final Pin WRONG = Pin.of("wrong-pin");
  private static final int BLANKS = 2;

  /** Nobody catches it, as nobody catches a {@code kill -9}. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Workroom room;
  private final SoftTokenDriver driver = SoftTokenDriver.inMemory();
  private final StationHome home;
  private final MasterKey master;
  private final List<Order> toStation = new ArrayList<>();
  private final List<Report> toBureau = new ArrayList<>();
  private final List<SmartToken> setAside = new ArrayList<>();
  private List<Report> last = List.of();
  private StationCore core;
  private int callsUntilKilled;
  private long kills;

  SoftStation(Workroom room, Path directory) throws IOException {
    this.room = room;
    home = new StationHome(directory.resolve("station"));
    home.create();
    master = MasterKey.create(directory.resolve("master.key"));
    start();
  }

  private void start() throws IOException {
    // a program that starts anew knows nothing of what it had taken
    setAside.stream().filter(SoftStation::isBlank).forEach(driver::giveBack);
    setAside.clear();
    callsUntilKilled = 0;
    core =
        StationCore.inFiles(
            home, Workroom.STATION, master, watched(), room.counter().house().clock());
  }

  private static boolean isBlank(SmartToken token) {
    try {
      return token.state() == HeldToken.State.BLANK;
    } catch (TokenFault handedOut) {
      return false;
    }
  }

  /** At that call to a token from now on, counted from 1; never at 0. */
  void killAt(int call) {
    callsUntilKilled = call;
  }

  /** How often it was killed so far. */
  long kills() {
    return kills;
  }

  /** Whatever lies in the queues arrives, is done, and is answered. */
  void work() throws Exception {
    for (int i = driver.rack().blanks(); i < BLANKS; i++) {
      driver.insertBlank(room.blank());
    }
    report();
    toStation.addAll(room.orders());
    try {
      List<Report> answers = core.process(List.copyOf(toStation));
      toStation.clear();
      toBureau.addAll(answers);
      core.holders().look();
      List<JobReport> unsent = core.unsent();
      toBureau.addAll(unsent);
      core.sent(unsent);
    } catch (Killed e) {
      start();
    }
    report();
  }

  /** What the bureau cannot take it gets once more. */
  private void report() {
    List<Report> told = List.copyOf(toBureau);
    if (!told.isEmpty()) {
      try {
        room.receive(told.toArray(Report[]::new));
        toBureau.clear();
        last = told;
      } catch (EJBException away) {
        assertThat(away).hasStackTraceContaining(Workroom.CENTRE_AWAY);
      }
    }
  }

  /** The last message to the bureau comes once more, as it may with a broker. */
  void repeat() {
    if (!last.isEmpty()) {
      room.receive(last.toArray(Report[]::new));
    }
  }

  void present(String chip) throws TokenFault {
    if (!driver.presented().contains(chip)
        && driver.initialised().stream().noneMatch(chip::equals)) {
      driver.present(chip);
    }
  }

  void carryOff(String chip) throws TokenFault {
    if (driver.presented().contains(chip)) {
      driver.remove(chip);
    }
  }

  /** Whoever is asked for a PIN types one. */
  void type(boolean right) throws Exception {
    HolderDesk desk = core.holders();
    try {
      for (Wanted wanted : desk.wanted()) {
        if (wanted.step() == Wanted.Step.PIN) {
          desk.typed(wanted.job(), right ? pin(wanted.chip()) : WRONG);
        }
      }
    } catch (Killed e) {
      start();
    }
  }

  /** Whoever stands there breaks off what can be broken off. */
  void cancel() throws IOException {
    try {
      for (Wanted wanted : core.holders().wanted()) {
        core.holders().cancel(wanted.job());
      }
    } catch (Killed e) {
      start();
    }
  }

  /** Whether neither side waits for the other. */
  boolean isQuiet() {
    return toStation.isEmpty()
        && toBureau.isEmpty()
        && core.unsent().isEmpty()
        && core.holders().wanted().stream()
            .allMatch(
                wanted ->
                    wanted.step() == Wanted.Step.DONE || wanted.step() == Wanted.Step.NOT_DONE);
  }

  /** First of the slips that were printed for that token. */
  private Pin pin(String chip) throws IOException {
    try (Stream<Path> slips = Files.list(home.slips())) {
      Path slip =
          slips
              .filter(file -> file.getFileName().toString().startsWith(chip + "-"))
              .findFirst()
              .orElseThrow();
      Matcher pin = FIRST_PIN.matcher(Files.readString(slip));
      assertThat(pin.find()).isTrue();
      return Pin.of(pin.group(1));
    }
  }

  /**
   * What the token itself says: it signs with the pair of that serial, and with no other; it reads
   * what was encrypted for every pair that it ever carried; nothing half done is left on it.
   */
  void assertWorks(String chip, String signingSerial) throws Exception {
    present(chip);
    HeldToken token = driver.held(chip);
    List<String> signing = new ArrayList<>();
    try (HeldToken.Session session = token.logIn(pin(chip))) {
      for (HeldToken.Content content : token.containers()) {
        TokenCertificates written = content.certificates().orElseThrow();
        Container container = session.container(content.container());
        if (signs(container, written)) {
          signing.add(serial(written.signing()));
        }
        assertThat(container.decrypt(Sm2Encryption.encrypt(key(written.encryption()), MESSAGE)))
            .isEqualTo(MESSAGE);
      }
    }
    carryOff(chip);
    assertThat(signing).as("pairs that %s signs with", chip).containsExactly(signingSerial);
  }

  private static boolean signs(Container container, TokenCertificates written) {
    try {
      return Sm2Signatures.verify(key(written.signing()), MESSAGE, container.sign(MESSAGE));
    } catch (TokenFault noSigningKey) {
      return false;
    }
  }

  private static Sm2PublicKey key(Octets certificate) {
    return Sm2PublicKey.of(
        Certificate.getInstance(certificate.toByteArray()).getSubjectPublicKeyInfo());
  }

  private static String serial(Octets certificate) {
    BigInteger serial =
        Certificate.getInstance(certificate.toByteArray()).getSerialNumber().getValue();
    String hex = serial.toString(16).toUpperCase(Locale.ROOT);
    return hex.length() % 2 == 0 ? hex : "0" + hex;
  }

  private TokenDriver watched() {
    return (TokenDriver) watched(driver);
  }

  private Object watched(Object result) {
    if (result instanceof Optional<?> found) {
      return found.map(this::watched);
    }
    for (Class<?> type :
        List.of(
            TokenDriver.class,
            SmartToken.class,
            HeldToken.class,
            HeldToken.Session.class,
            Container.class)) {
      if (type.isInstance(result)) {
        return Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Calls(result));
      }
    }
    return result;
  }

  /** Every call to the driver and to whatever it gave. */
  private final class Calls implements java.lang.reflect.InvocationHandler {
    private final Object on;

    Calls(Object on) {
      this.on = on;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (callsUntilKilled > 0 && --callsUntilKilled == 0) {
        kills++;
        throw new Killed();
      }
      Object result;
      try {
        result = method.invoke(on, bare(arguments));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
      if (method.getName().equals("takeBlank")) {
        ((Optional<?>) result).map(SmartToken.class::cast).ifPresent(setAside::add);
      }
      return watched(result);
    }

    private Object[] bare(Object[] arguments) {
      if (arguments == null) {
        return null;
      }
      Object[] bare = arguments.clone();
      for (int i = 0; i < bare.length; i++) {
        if (bare[i] != null
            && Proxy.isProxyClass(bare[i].getClass())
            && Proxy.getInvocationHandler(bare[i]) instanceof Calls watched) {
          bare[i] = watched.on;
        }
      }
      return bare;
    }
  }
}
