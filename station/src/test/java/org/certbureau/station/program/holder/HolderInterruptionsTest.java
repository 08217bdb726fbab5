package org.certbureau.station.program.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.program.HolderToken;
import org.certbureau.station.program.TestBureau;
import org.certbureau.station.program.holder.InterruptedReader.Interruption;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.order.OrderRefused;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One renewal, again and again: the first time it is interrupted at its first call to the token,
 * the second time at the second, and so on until none is left to interrupt.
 */
class HolderInterruptionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T02:03:04Z"), ZoneOffset.UTC);
  private static final String CHIP = "00000000000000A0";
  private static final String JOB = "CS-20261126-000007-1";
  private static final int MOST_ROUNDS = 30;

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void interrupted_at_any_call_the_renewal_ends_with_the_new_pair(Interruption how)
      throws Exception {
    int call = 1;
    while (new Renewal(how, call).run(false)) {
      call++;
    }
    assertThat(call).as("calls to the token").isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void interrupted_at_any_call_and_given_up_the_token_is_as_it_was_or_renewed(Interruption how)
      throws Exception {
    int call = 1;
    while (new Renewal(how, call).run(true)) {
      call++;
    }
    assertThat(call).as("calls to the token").isGreaterThan(20);
  }

  /** One way through, with the bureau's answers and a patient holder. */
  private final class Renewal {
    private final StationHome home;
    private final SoftTokenDriver driver = SoftTokenDriver.inMemory();
    private final HolderToken token;
    private Holders station;
    private final InterruptedReader reader;
    private Install install;
    private boolean inForce;
    private boolean settled;

    Renewal(Interruption how, int at) throws Exception {
      this.home = new StationHome(directory.resolve(how + "-" + at));
      this.token = HolderToken.issued(driver, bureau, CHIP);
      this.reader = new InterruptedReader(driver, CHIP, how, at);
      home.create();
      start();
    }

    private void start() throws Exception {
      station = Holders.inFiles(home, reader, TestPins.NONE, CLOCK);
    }

    /** Whether there was a call to interrupt. */
    boolean run(boolean givenUp) throws Exception {
      Rekey order = TestBureau.rekey(JOB, token);
      station.orders().rekey(order);
      boolean abandoned = false;
      for (int round = 0; !isOver(); round++) {
        assertThat(round).as("rounds, interrupted").isLessThan(MOST_ROUNDS);
        try {
          goOn();
        } catch (InterruptedReader.Killed e) {
          start();
        }
        if (givenUp && reader.hasInterrupted() && !abandoned) {
          abandoned = true;
          abandon();
        }
      }
      if (inForce) {
        assertThat(settled).isTrue();
        token.assertRenewed(driver, install);
      } else {
        assertThat(abandoned).isTrue();
        token.assertAsItWas(driver);
      }
      return reader.hasInterrupted();
    }

    private boolean isOver() {
      return station.reader().wanted().stream()
              .allMatch(job -> job.step() == Wanted.Step.DONE || job.step() == Wanted.Step.NOT_DONE)
          && station.orders().unsent(1).isEmpty();
    }

    private void abandon() throws Exception {
      Abandon order = new Abandon(JOB, CHIP, "withdrawn");
      if (inForce) {
        assertThatThrownBy(() -> station.orders().abandon(order)).isInstanceOf(OrderRefused.class);
      } else {
        assertThat(station.orders().abandon(order)).isEmpty();
      }
    }

    private void goOn() throws Exception {
      driver.present(CHIP);
      station.reader().look();
      for (Wanted job : station.reader().wanted()) {
        if (job.step() == Wanted.Step.PIN) {
          station.reader().typed(JOB, token.pin());
        }
      }
      List<JobReport> reports = station.orders().unsent(100);
      for (JobReport report : reports) {
        answer(report);
      }
      station.orders().sent(reports);
    }

    private void answer(JobReport report) throws Exception {
      if (report instanceof KeyReady ready) {
        assertThat(TestBureau.acceptsFormer(ready, TestBureau.rekey(JOB, token))).isTrue();
        install = bureau.install(ready);
        station.orders().install(install);
      } else if (report instanceof Installed) {
        inForce = true;
        station.orders().confirm(new Confirmed(JOB, CHIP));
      } else {
        assertThat(report).isEqualTo(new Settled(JOB, CHIP));
        settled = true;
      }
    }
  }
}
