package org.certbureau.broker;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.ra.ActiveMQRAManagedConnectionFactory;

/**
 * Artemis' connections under the bureau's login. The container shows a broker the name and the
 * password that it reads from the factory of its pool; Artemis' own factory, which cannot be
 * extended, has none to read, and a broker that is not within this process refuses the empty name.
 */
public class BrokerConnections implements ManagedConnectionFactory, ResourceAdapterAssociation {
  private static final long serialVersionUID = 1L;
  private static final long CALL_TIMEOUT_MILLIS = 10_000;

  private final ActiveMQRAManagedConnectionFactory artemis =
      new ActiveMQRAManagedConnectionFactory();

  /**
   * Who wants to send is told at once that the broker is away: the outbox keeps what was to be sent
   * and tries again, while a sender that waits for the broker's return holds a thread and a place
   * in the pool. Consumers have their own patience, {@link BrokerResourceAdapter}.
   */
  public BrokerConnections() {
    artemis.setReconnectAttempts(0);
    artemis.setInitialConnectAttempts(1);
    artemis.setCallTimeout(CALL_TIMEOUT_MILLIS);
  }

  /** Read by the container for its pool; empty within this process, where nobody asks. */
  public String getUserName() {
    BrokerSettings settings = BrokerSettings.ofEnvironment();
    return settings.isExternal() ? settings.externalUser() : "";
  }

  /** See {@link #getUserName}. */
  public String getPassword() {
    BrokerSettings settings = BrokerSettings.ofEnvironment();
    return settings.isExternal() ? settings.bureauPassword() : "";
  }

  @Override
  public Object createConnectionFactory(ConnectionManager manager) throws ResourceException {
    // what Artemis makes asks the container for connections of the factory it knows: of this one
    return artemis.createConnectionFactory(
        (ConnectionManager) (factory, request) -> manager.allocateConnection(this, request));
  }

  @Override
  public Object createConnectionFactory() throws ResourceException {
    return artemis.createConnectionFactory();
  }

  @Override
  public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo request)
      throws ResourceException {
    return artemis.createManagedConnection(subject, request);
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public ManagedConnection matchManagedConnections(
      Set connections, Subject subject, ConnectionRequestInfo request) throws ResourceException {
    return artemis.matchManagedConnections(connections, subject, request);
  }

  @Override
  public void setLogWriter(PrintWriter out) throws ResourceException {
    artemis.setLogWriter(out);
  }

  @Override
  public PrintWriter getLogWriter() throws ResourceException {
    return artemis.getLogWriter();
  }

  @Override
  public ResourceAdapter getResourceAdapter() {
    return artemis.getResourceAdapter();
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
    artemis.setResourceAdapter(adapter);
  }

  /** A property of ra.xml. */
  public String getSessionDefaultType() {
    return artemis.getSessionDefaultType();
  }

  public void setSessionDefaultType(String type) {
    artemis.setSessionDefaultType(type);
  }

  /**
   * Also equal to the factory within: Artemis takes from a subject the credentials that were made
   * for an equal factory, and the container makes them for this one.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof BrokerConnections connections
        ? artemis.equals(connections.artemis)
        : artemis.equals(other);
  }

  @Override
  public int hashCode() {
    return artemis.hashCode();
  }
}
