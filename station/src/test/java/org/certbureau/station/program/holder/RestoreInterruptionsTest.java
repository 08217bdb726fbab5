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
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.Restored;
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
 * One recovery, again and again: the first time it is interrupted at its first call to the token,
 * the second time at the second, and so on until none is left to interrupt.
 */
class RestoreInterruptionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T02:03:04Z"), ZoneOffset.UTC);
  private static final String CHIP = "00000000000000A0";
  private static final String JOB = "GD-20261126-000007-1";
  private static final int MOST_ROUNDS = 30;

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void interrupted_at_any_call_the_key_is_back_in_the_end(Interruption how) throws Exception {
    int call = 1;
    while (new Recovery(how, call).run(false)) {
      call++;
    }
    assertThat(call).as("calls to the token").isGreaterThan(25);
  }

  @ParameterizedTest
  @EnumSource
  void interrupted_at_any_call_and_given_up_the_token_is_as_it_was_or_has_the_key(Interruption how)
      throws Exception {
    int call = 1;
    while (new Recovery(how, call).run(true)) {
      call++;
    }
    assertThat(call).as("calls to the token").isGreaterThan(25);
  }

  /** One way through, with officers who consent at once and a patient holder. */
  private final class Recovery {
    private final StationHome home;
    private final SoftTokenDriver driver = SoftTokenDriver.inMemory();
    private final HolderToken lost;
    private final HolderToken token;
    private final InterruptedReader reader;
    private Holders station;
    private Restore restore;
    private boolean inForce;
    private boolean settled;

    Recovery(Interruption how, int at) throws Exception {
      this.home = new StationHome(directory.resolve(how + "-" + at));
      this.lost = HolderToken.issued(driver, bureau, "00000000000000A9");
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
      station.orders().restoreKey(TestBureau.restoreKey(JOB, token));
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
        token.assertRestored(driver, restore);
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
      Abandon order = new Abandon(JOB, CHIP, "refused");
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
        assertThat(TestBureau.acceptsFormer(ready, TestBureau.restoreKey(JOB, token))).isTrue();
        restore = bureau.restore(ready, lost.certificates().encryption());
        station.orders().restore(restore);
      } else if (report instanceof Restored restored) {
        assertThat(bureau.accepts(restored, restore)).isTrue();
        inForce = true;
        station.orders().confirm(new Confirmed(JOB, CHIP));
      } else {
        assertThat(report).isEqualTo(new Settled(JOB, CHIP));
        settled = true;
      }
    }
  }
}
