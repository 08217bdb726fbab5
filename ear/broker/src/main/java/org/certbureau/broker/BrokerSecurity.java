package org.certbureau.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/**
 * Who may do what at the embedded broker. What comes from within this process is the bureau and may
 * do everything: it needs no password, so there is none to steal. Over the network another node of
 * the bureau is let in only by the password that was configured for that. A station may take the
 * jobs of its own queue and put replies on the bureau's; anything else, management and browsing
 * among it, is refused.
 *
 * <p>The broker must not remember whom this let in ({@link Configuration#setAuthenticationCacheSize
 * authentication cache size} 0): its memory does not tell one way in from the other.
 */
final class BrokerSecurity implements ActiveMQSecurityManager5 {
  private static final Logger LOG = Logger.getLogger(BrokerSecurity.class.getName());

  private final String bureauPassword;
  private final StationLogins stations;
  private final Consumer<String> jobsQueueNeeded;

  /**
   * @param bureauPassword of other nodes of the bureau; empty lets none in
   * @param jobsQueueNeeded told the name of a station's queue when that station logs in: it may
   *     wait there before its first job
   */
  BrokerSecurity(String bureauPassword, StationLogins stations, Consumer<String> jobsQueueNeeded) {
    this.bureauPassword = bureauPassword;
    this.stations = stations;
    this.jobsQueueNeeded = jobsQueueNeeded;
  }

  @Override
  public Subject authenticate(
      String user, String password, RemotingConnection connection, String securityDomain) {
    if (isWithinThisProcess(connection)) {
      return subject(Names.BUREAU_LOGIN);
    }
    if (!validateUser(user, password)) {
      LOG.log(
          Level.WARNING,
          "refused the broker login {0} from {1}",
          new Object[] {user, connection == null ? "nowhere" : connection.getRemoteAddress()});
      return null;
    }
    if (!Names.BUREAU_LOGIN.equals(user)) {
      jobsQueueNeeded.accept(Names.jobsQueueOf(user));
    }
    return subject(user);
  }

  private static boolean isWithinThisProcess(RemotingConnection connection) {
    return connection != null && connection.getTransportConnection() instanceof InVMConnection;
  }

  private static Subject subject(String login) {
    return new Subject(true, Set.of(new UserPrincipal(login)), Set.of(), Set.of());
  }

  @Override
  public boolean validateUser(String user, String password) {
    if (user == null || password == null) {
      return false;
    }
    return Names.BUREAU_LOGIN.equals(user)
        ? isBureauPassword(password)
        : stations.admits(user, password);
  }

  private boolean isBureauPassword(String password) {
    return !bureauPassword.isEmpty()
        && MessageDigest.isEqual(
            password.getBytes(StandardCharsets.UTF_8),
            bureauPassword.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType checkType, String address) {
    return subject != null
        && subject.getPrincipals(UserPrincipal.class).stream()
            .anyMatch(principal -> may(principal.getName(), checkType, address));
  }

  private boolean may(String login, CheckType checkType, String address) {
    if (Names.BUREAU_LOGIN.equals(login)) {
      return true;
    }
    return stations.knows(login)
        && switch (checkType) {
          case SEND -> isQueue(address, Names.REPLIES);
          case CONSUME -> isQueue(address, Names.jobsQueueOf(login));
          default -> false;
        };
  }

  /** An address may come with its queue, {@code address::queue}; both have to be the one meant. */
  private static boolean isQueue(String address, String name) {
    return address.equals(name) || address.equals(name + "::" + name);
  }

  /** The broker asks {@link #authorize}; without a subject there is nobody to decide about. */
  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType checkType) {
    return false;
  }
}
