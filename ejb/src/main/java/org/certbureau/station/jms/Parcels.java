package org.certbureau.station.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import org.certbureau.station.contract.Parcel;

/** A parcel as it travels: a text, and what is said about it in properties. */
final class Parcels {
  private Parcels() {}

  /** Takes a parcel out of any message; what the message does not say is null. */
  static Parcel of(Message message) throws JMSException {
    return new Parcel(
        message instanceof TextMessage text ? text.getText() : null,
        message.getStringProperty(Parcel.SENDER_PROPERTY),
        message.getStringProperty(Parcel.SIGNATURE_PROPERTY),
        message.getStringProperty(Parcel.CONTRACT_PROPERTY));
  }
}
