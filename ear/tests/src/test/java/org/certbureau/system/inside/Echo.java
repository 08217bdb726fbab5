package org.certbureau.system.inside;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Answers every message with its text and the login that sent it. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "broker"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = Echo.QUEUE),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false")
    })
public class Echo implements MessageListener {
  static final String QUEUE = "test.echo";
  static final String ANSWERS = "test.echo.answers";

  @Resource(lookup = "java:app/jms/bureau")
  private ConnectionFactory connections;

  @Override
  public void onMessage(Message message) {
    try (JMSContext session = connections.createContext()) {
      Destination answers = session.createQueue(ANSWERS);
      session
          .createProducer()
          .send(
              answers,
              message.getBody(String.class) + " by " + message.getStringProperty("JMSXUserID"));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
