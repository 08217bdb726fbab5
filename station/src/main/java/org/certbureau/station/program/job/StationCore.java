package org.certbureau.station.program.job;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm3;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.Report;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.contract.SharedPinKey;
import org.certbureau.station.program.holder.HolderReader;
import org.certbureau.station.program.holder.Holders;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.order.OrderRefused;
import org.certbureau.station.program.pin.FileSlipPrinter;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.pin.PinKeys;
import org.certbureau.station.program.pin.PinTools;
import org.certbureau.station.program.pin.PinVault;
import org.certbureau.station.program.pin.SlipFormat;
import org.certbureau.station.program.pin.SlipPrinter;
import org.certbureau.station.program.region.PinKeyRing;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenFault;

/**
 * The station without its queues: carries out orders on the rack and the reader. Every answer is on
 * disk before it is returned, and the same order again gets the same answer. Safe for use by
 * several threads; the orders of one job are taken one at a time.
 */
public final class StationCore {
  private static final Logger LOG = Logger.getLogger(StationCore.class.getName());
  private static final int LOCKS = 64;

  /** How the key is called that lasts no longer than the program. */
  private static final String IN_MEMORY = "IN-MEMORY";

  private final TokenDriver driver;
  private final PinKeys keys;
  private final JobSteps steps;
  private final Holders holders;
  private final Object[] locks = new Object[LOCKS];

  private StationCore(TokenDriver driver, PinKeys keys, JobSteps steps, Holders holders) {
    this.driver = driver;
    this.keys = keys;
    this.steps = steps;
    this.holders = holders;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  /**
   * A station that keeps its jobs in files under its home.
   *
   * @param code of the station, by which its own key to administrator PINs is called
   */
  public static StationCore inFiles(
      StationHome home, String code, MasterKey master, TokenDriver driver, Clock clock)
      throws IOException {
    return inFiles(
        home, code, master, driver, new FileSlipPrinter(home.slips(), SlipFormat.TEXT), clock);
  }

  /** Likewise, with a printer of its slips. */
  public static StationCore inFiles(
      StationHome home,
      String code,
      MasterKey master,
      TokenDriver driver,
      SlipPrinter printer,
      Clock clock)
      throws IOException {
    handOutEarlierOnes(home, driver);
    PinTools pins =
        new PinTools(
            new PinKeyRing(home, code, master),
            new PinVault(master.sealingFor("first-pin")),
            printer);
    return new StationCore(
        driver,
        pins.keys(),
        new JobSteps(driver, new FileJobStore(home.jobs()), pins, clock),
        Holders.inFiles(home, driver, pins, clock));
  }

  /** Counts as handed out what earlier programs made, which left it in the rack. */
  public static void handOutEarlierOnes(StationHome home, TokenDriver driver) {
    new MadeTokens(driver, new FileJobStore(home.jobs())).handOutEarlierOnes();
  }

  /** Chips of all tokens that the station began to make, whatever became of them. */
  public static Set<String> chipsTaken(StationHome home) throws IOException {
    return new FileJobStore(home.jobs()).chips();
  }

  /**
   * A station that lasts as long as the program, over soft tokens in memory, for measurements and
   * tests.
   *
   * @param chips serials of its blank tokens
   * @param printer receives the slips
   */
  public static StationCore inMemory(Collection<String> chips, SlipPrinter printer, Clock clock)
      throws TokenFault {
    SoftTokenDriver driver = SoftTokenDriver.inMemory();
    for (String chip : chips) {
      driver.insertBlank(chip);
    }
    return inMemory(driver, printer, clock);
  }

  /** Likewise, over any driver. */
  public static StationCore inMemory(TokenDriver driver, SlipPrinter printer, Clock clock) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    PinTools pins =
        new PinTools(
            PinKeys.ofStation(
                IN_MEMORY,
                chip -> Pin.of(Sm3.hex(secret, chip.getBytes(US_ASCII)).substring(0, 24))),
            new PinVault(Sealing.under(secret)),
            printer);
    return new StationCore(
        driver,
        pins.keys(),
        new JobSteps(driver, new MemoryJobStore(), pins, clock),
        Holders.inMemory(driver, pins, clock));
  }

  /**
   * Carries out the orders one after the other; one that fails does not stop the others.
   *
   * @return the answers in their order; some orders have none
   * @throws IOException where the state cannot be kept. What was done so far is not reported; the
   *     same orders again go on from there
   */
  public List<Report> process(List<Order> orders) throws IOException {
    List<Report> answers = new ArrayList<>(orders.size());
    for (Order order : orders) {
      synchronized (locks[Math.floorMod(order.job().hashCode(), LOCKS)]) {
        answer(order).ifPresent(answers::add);
      }
    }
    return answers;
  }

  /**
   * Proofs of tokens in the rack that the bureau has not confirmed. The broker may have lost what
   * it said; told again, it says so again.
   */
  public List<JobReport> unconfirmed() {
    return steps.unconfirmed();
  }

  /** Where holders sit, for what looks into the reader and what asks them. */
  public HolderReader holders() {
    return holders.reader();
  }

  /**
   * Reports that answer no message in hand, as they waited for a token or a PIN. They are told
   * again until they are {@link #sent}.
   */
  public List<JobReport> unsent() {
    return holders.orders().unsent(Message.MAX_ITEMS);
  }

  /**
   * Notes that the broker has those reports.
   *
   * @throws IOException where that cannot be kept: they are sent again then
   */
  public void sent(List<JobReport> reports) throws IOException {
    holders.orders().sent(reports);
  }

  public Heartbeat heartbeat() {
    try {
      TokenDriver.Rack rack = driver.rack();
      return new Heartbeat(rack.slots(), rack.blanks(), shared(), true);
    } catch (TokenFault e) {
      LOG.log(Level.WARNING, "The rack cannot be read", e);
      return new Heartbeat(0, 0, List.of(), true);
    }
  }

  private List<SharedPinKey> shared() {
    try {
      return keys.shared();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The keys to administrator PINs cannot be read", e);
      return List.of();
    }
  }

  private Optional<JobReport> answer(Order order) throws IOException {
    try {
      Optional<JobReport> answer = carryOut(order);
      LOG.info(() -> told(order, answer.map(Object::getClass).map(Class::getSimpleName)));
      return answer;
    } catch (OrderRefused e) {
      LOG.warning(() -> told(order, Optional.of("refused, " + e.getMessage())));
      return Optional.of(new Failed(order.job(), order.step(), null, e.code(), e.getMessage()));
    } catch (RuntimeException e) {
      // a driver's fault or a damaged file must not keep back the other orders of the message
      LOG.log(Level.SEVERE, e, () -> told(order, Optional.of("not possible")));
      return Optional.of(
          new Failed(
              order.job(),
              order.step(),
              null,
              FailureCode.TOKEN_FAULT,
              "the station cannot carry out the order; its log says why"));
    }
  }

  private Optional<JobReport> carryOut(Order order) throws IOException, OrderRefused {
    boolean heldToken = holders.orders().knows(order.job());
    boolean forHolder =
        order instanceof Rekey
            || order instanceof ResetPin
            || order instanceof RestoreKey
            || order instanceof Restore;
    if (forHolder && !heldToken) {
      steps.requireUnheardOf(order.job());
    }
    return heldToken || forHolder ? carryOutForHolder(order) : carryOutInRack(order);
  }

  private Optional<JobReport> carryOutForHolder(Order order) throws IOException, OrderRefused {
    if (order instanceof Rekey rekey) {
      return holders.orders().rekey(rekey);
    }
    if (order instanceof ResetPin reset) {
      return holders.orders().resetPin(reset);
    }
    if (order instanceof RestoreKey restoreKey) {
      return holders.orders().restoreKey(restoreKey);
    }
    if (order instanceof Install install) {
      return holders.orders().install(install);
    }
    if (order instanceof Restore restore) {
      return holders.orders().restore(restore);
    }
    if (order instanceof Confirmed confirmed) {
      return holders.orders().confirm(confirmed);
    }
    if (order instanceof Abandon abandon) {
      return holders.orders().abandon(abandon);
    }
    throw new OrderRefused(FailureCode.OUT_OF_ORDER, "the job is for a holder's token");
  }

  private Optional<JobReport> carryOutInRack(Order order) throws IOException, OrderRefused {
    if (order instanceof Prepare prepare) {
      return Optional.of(steps.prepare(prepare));
    }
    if (order instanceof Install install) {
      return Optional.of(steps.install(install));
    }
    if (order instanceof Confirmed confirmed) {
      return steps.confirm(confirmed);
    }
    if (order instanceof Abandon abandon) {
      return steps.abandon(abandon);
    }
    throw new IllegalArgumentException("no order for a blank: " + order.getClass());
  }

  private static String told(Order order, Optional<String> outcome) {
    return "Job " + order.job() + " " + order.step() + ": " + outcome.orElse("done");
  }
}
