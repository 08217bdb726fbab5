package org.certbureau.work;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;

/**
 * The container's resources under the names the code looks up. The database is not XA and messages
 * are sent outside its transaction, so neither waits for the other.
 */
@Singleton
@DenyAll
@DataSourceDefinition(
    name = Resources.DATA_SOURCE,
    className = "org.certbureau.work.BureauDataSource",
    transactional = true,
    minPoolSize = 2,
    maxPoolSize = 32,
    // a database that was away is asked anew, not through what is left of the connections before
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=2",
      "fish.payara.fail-all-connections=true"
    })
@ConnectionFactoryDefinition(
    name = Resources.CONNECTION_FACTORY,
    interfaceName = "org.apache.activemq.artemis.ra.ActiveMQRAConnectionFactory",
    resourceAdapter = Resources.RESOURCE_ADAPTER,
    // with anything less, a message sent within a transaction is lost without a word
    transactionSupport = TransactionSupportLevel.XATransaction,
    minPoolSize = 0,
    maxPoolSize = 32)
public class Resources {
  public static final String DATA_SOURCE = "java:app/jdbc/bureau";
  public static final String CONNECTION_FACTORY = "java:app/jms/bureau";

  /** The name under which {@code broker.rar} is deployed; message-driven beans name it too. */
  public static final String RESOURCE_ADAPTER = "broker";
}
