package org.certbureau.station.jms;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.station.BureauPost;
import org.certbureau.station.OrderText;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.work.Courier;

/** Carries orders to the stations' queues, many in one signed message. */
@ApplicationScoped
class StationCourier implements Courier {
  private static final Pattern JOBS_QUEUE = Pattern.compile("station\\.([A-Z0-9-]+)\\.jobs");

  /** A message of so many certificates stays well below what the contract allows. */
  private static final int ORDERS_A_MESSAGE = 50;

  @Resource(lookup = "java:app/jms/bureau")
  private ConnectionFactory connections;

  @Inject private BureauPost post;
  @Inject private Clock clock;

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
    List<Order> orders = bodies.stream().map(OrderText::read).toList();
    try (JMSContext session = connections.createContext()) {
      Queue target = session.createQueue(destination);
      JMSProducer producer = session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
      for (int from = 0; from < orders.size(); from += ORDERS_A_MESSAGE) {
        List<Order> part = orders.subList(from, Math.min(from + ORDERS_A_MESSAGE, orders.size()));
        Parcel parcel =
            post.pack(Message.of(clock.instant(), Parties.BUREAU, queue.group(1), part));
        producer.send(target, text(session, parcel));
      }
    }
  }

  private static TextMessage text(JMSContext session, Parcel parcel) {
    try {
      TextMessage text = session.createTextMessage(parcel.body());
      text.setStringProperty(Parcel.SENDER_PROPERTY, parcel.sender());
      text.setStringProperty(Parcel.SIGNATURE_PROPERTY, parcel.signature());
      text.setStringProperty(Parcel.CONTRACT_PROPERTY, parcel.contract());
      return text;
    } catch (jakarta.jms.JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
