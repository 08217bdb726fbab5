package org.certbureau.station.jms;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import java.util.List;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.letters.DeadLetters;
import org.certbureau.station.letters.LetterDesk;
import org.certbureau.work.Courier;

/** Carries dead messages back to the queues that they came from, as they were signed. */
@ApplicationScoped
class LetterCourier implements Courier {
  @Resource(lookup = "java:app/jms/bureau")
  private ConnectionFactory connections;

  @EJB private DeadLetters letters;

  @Override
  public boolean serves(String destination) {
    return destination.equals(LetterDesk.PUT_BACK);
  }

  @Override
  public void deliver(String destination, List<String> references) {
    try (JMSContext session = connections.createContext()) {
      references.forEach(
          reference -> letters.take(reference, (queue, parcel) -> send(session, queue, parcel)));
    }
  }

  private static void send(JMSContext session, String queue, Parcel parcel) {
    session
        .createProducer()
        .setDeliveryMode(DeliveryMode.PERSISTENT)
        .send(session.createQueue(queue), Parcels.text(session, parcel));
  }
}
