package org.certbureau.station.jms;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.station.OrderPacking;
import org.certbureau.station.contract.Parcel;
import org.certbureau.work.Courier;

/** Carries orders to the stations' queues, many in one signed message. */
@ApplicationScoped
class StationCourier implements Courier {
  private static final Pattern JOBS_QUEUE = Pattern.compile("station\\.([A-Z0-9-]+)\\.jobs");

  @Resource(lookup = "java:app/jms/bureau")
  private ConnectionFactory connections;

  @Inject private OrderPacking packing;

  @Override
  public boolean serves(String destination) {
    return JOBS_QUEUE.matcher(destination).matches();
  }

  @Override
  public void deliver(String destination, List<String> bodies) {
    Matcher queue = JOBS_QUEUE.matcher(destination);
    if (!queue.matches()) {
      throw new IllegalArgumentException(destination);
    }
    List<Parcel> parcels = packing.parcels(queue.group(1), bodies);
    try (JMSContext session = connections.createContext()) {
      Queue target = session.createQueue(destination);
      JMSProducer producer = session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
      parcels.forEach(parcel -> producer.send(target, Parcels.text(session, parcel)));
    }
  }
}
