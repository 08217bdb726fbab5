package org.certbureau.station;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;

/** Orders of the outbox as signed messages, many in one. */
@ApplicationScoped
public class OrderPacking {
  private static final Logger LOG = Logger.getLogger(OrderPacking.class.getName());

  /** A message of so many certificates stays well below what the contract allows. */
  private static final int ORDERS_A_MESSAGE = 50;

  @Inject private BureauPost post;
  @Inject private Clock clock;

  /**
   * The messages that carry these orders. An order that breaks the contract would be refused
   * however often it was sent: it is left out, with a line in the log, and keeps no other back; its
   * job stands still until a maker gives it up.
   *
   * @param bodies as {@link OrderText} wrote them
   */
  public List<Parcel> parcels(String station, List<String> bodies) {
    List<Order> orders =
        bodies.stream().map(OrderPacking::order).flatMap(Optional::stream).toList();
    List<Parcel> parcels = new ArrayList<>();
    for (int from = 0; from < orders.size(); from += ORDERS_A_MESSAGE) {
      List<Order> part = orders.subList(from, Math.min(from + ORDERS_A_MESSAGE, orders.size()));
      try {
        parcels.add(packed(station, part));
      } catch (IllegalArgumentException oneOfThemBreaksTheContract) {
        part.forEach(order -> packedAlone(station, order).ifPresent(parcels::add));
      }
    }
    return parcels;
  }

  private static Optional<Order> order(String body) {
    try {
      return Optional.of(OrderText.read(body));
    } catch (IllegalStateException e) {
      LOG.log(Level.SEVERE, "An order of the outbox is left out", e);
      return Optional.empty();
    }
  }

  private Optional<Parcel> packedAlone(String station, Order order) {
    try {
      return Optional.of(packed(station, List.of(order)));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.SEVERE, e, () -> "An order for job " + order.job() + " breaks the contract");
      return Optional.empty();
    }
  }

  private Parcel packed(String station, List<Order> orders) {
    return post.pack(Message.of(clock.instant(), Parties.BUREAU, station, orders));
  }
}
