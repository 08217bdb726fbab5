package org.certbureau.station.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.certbureau.station.program.disk.FailPoints;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.local.LocalDesk;
import org.certbureau.station.program.pin.Pin;

/** Looks at the desk, types the PIN, and starts the station again once it has died. */
final class AttendedStation implements AutoCloseable {
  private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
  private final Path home;
  private final LocalDesk desk;
  private final Pin pin;
  private final List<String> points;
  private final List<String> deaths = new ArrayList<>();
  private StationProcess station;
  private List<Wanted> seen = List.of();

  /**
   * @param points where a station of its own is to die; it runs none where there are none
   * @param pin null where none is typed
   */
  AttendedStation(Path home, List<String> points, Pin pin) throws IOException {
    this.home = home;
    this.desk = new LocalDesk(new StationHome(home));
    this.points = points;
    this.pin = pin;
    if (!points.isEmpty()) {
      station = StationProcess.runUntil(points.get(0), home);
    }
    hand.scheduleWithFixedDelay(this::attend, 0, 50, TimeUnit.MILLISECONDS);
  }

  private synchronized void attend() {
    try {
      if (station != null && !station.isAlive() && deaths.size() < points.size()) {
        nextAfterADeath();
      }
      seen = desk.wanted();
      for (Wanted job : seen) {
        if (pin != null && job.step() == Wanted.Step.PIN) {
          desk.typed(job.job(), pin);
        }
      }
    } catch (IOException e) {
      seen = List.of(); // it is starting or dying
    }
    notifyAll();
  }

  private void nextAfterADeath() throws IOException {
    if (station.exitValue() == FailPoints.EXIT_STATUS) {
      deaths.add(points.get(deaths.size()));
    }
    station =
        deaths.size() < points.size()
            ? StationProcess.runUntil(points.get(deaths.size()), home)
            : StationProcess.run(home);
  }

  synchronized void awaitStep(Wanted.Step step) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (seen.stream().noneMatch(job -> job.step() == step)) {
      assertThat(System.nanoTime()).as("%s, of %s", step, seen).isLessThan(deadline);
      TimeUnit.SECONDS.timedWait(this, 1);
    }
  }

  synchronized List<String> deaths() {
    return deaths;
  }

  @Override
  public void close() throws Exception {
    hand.shutdown();
    assertThat(hand.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    if (station != null) {
      station.close();
    }
  }
}
