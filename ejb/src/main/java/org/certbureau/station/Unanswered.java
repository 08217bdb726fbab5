package org.certbureau.station;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.settings.QueueSettings;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parties;
import org.certbureau.work.Outbox;

/**
 * Orders that a station has not answered though it is there: a broker may have lost what was on its
 * way, and no job is to stand still for that. A station that has done it says so again.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Unanswered {
  @Inject private Jobs jobs;

  @Inject private Stations stations;
  @Inject private JobDispatch dispatch;
  @EJB private Outbox outbox;
  @Inject private Clock clock;

  /**
   * An order to write to a token, without the certificates.
   *
   * @param restored the job of the pair whose key comes back; null where a pair is written
   */
  public record PairToWrite(
      String job, String chip, Octets challenge, Octets envelopedKey, String restored) {}

  /** The stations that are there: what one that is away was sent may lie in its queue. */
  public List<String> stationsPresent() {
    Instant now = clock.instant();
    return stations.regions().stream()
        .flatMap(region -> stations.working(region).stream())
        .filter(station -> station.presentAt(now))
        .map(Station::code)
        .toList();
  }

  /**
   * Sends a station again what it has not answered; the pauses between grow with the silence.
   *
   * @param most of what is sent at a time
   * @return the orders that the caller is to {@link #send}, which knows their certificates
   */
  public List<PairToWrite> sendAgain(String station, int most) {
    Instant now = clock.instant();
    List<PairToWrite> toWrite = new ArrayList<>();
    List<String> numbers =
        jobs.unanswered(station, now.minus(silence()), now, Settlements.latest(now), most);
    for (Job job : jobs.lock(numbers).values()) {
      switch (job.state()) {
        // asked for a key again, it tells the one that it has
        case PREPARING -> dispatch.order(job).ifPresent(order -> put(station, order));
        case SIGNING -> {
          // for the officers' consent it is not the station that is waited for
          if (job.kind() != JobKind.RESTORE_KEY) {
            dispatch.order(job).ifPresent(order -> put(station, order));
          }
        }
        case INSTALLING -> toWrite(job).ifPresent(toWrite::add);
        case WAITING, DONE, FAILED -> {
          continue;
        }
      }
      job.tellAgainAt(now.plus(Settlements.pause(Duration.between(job.stepAt(), now))));
    }
    return toWrite;
  }

  private static Duration silence() {
    return QueueSettings.STATION_SILENCE_SECONDS.value();
  }

  private static Optional<PairToWrite> toWrite(Job job) {
    return Optional.ofNullable(job.onItsWay())
        .map(
            order ->
                new PairToWrite(
                    job.number(),
                    job.chip(),
                    order.challenge(),
                    order.envelopedKey(),
                    order.restored()));
  }

  /** Sends an order to write to a token once more. */
  public void send(Order order) {
    Job job = jobs.lock(List.of(order.job())).get(order.job());
    put(job.station(), order);
  }

  private void put(String station, Order order) {
    outbox.put(Parties.jobsQueue(station), OrderText.write(order));
  }
}
