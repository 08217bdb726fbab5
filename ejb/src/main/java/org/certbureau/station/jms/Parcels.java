package org.certbureau.station.jms;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
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

  /** The parcel as a message. */
  static TextMessage text(JMSContext session, Parcel parcel) {
    try {
      TextMessage text = session.createTextMessage(parcel.body());
      text.setStringProperty(Parcel.SENDER_PROPERTY, parcel.sender());
      text.setStringProperty(Parcel.SIGNATURE_PROPERTY, parcel.signature());
      text.setStringProperty(Parcel.CONTRACT_PROPERTY, parcel.contract());
      return text;
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
