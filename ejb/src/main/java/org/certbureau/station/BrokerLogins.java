package org.certbureau.station;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.Collectors;
import org.certbureau.settings.QueueSettings;

/**
 * Tells the broker which stations may log in, by a file that it reads again whenever it changes:
 * {@code BUREAU_BROKER_LOGINS}, the same setting as the broker's, or else in {@code DATA/broker}.
 * The database is the truth; the file is written anew at each start and each enrolment.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BrokerLogins {
  @Inject private Stations stations;

  /** Who may log in has changed. */
  public record Changed() {}

  @PostConstruct
  void atStart() {
    write();
  }

  public void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
    write();
  }

  private void write() {
    String logins =
        stations.all().stream()
            .filter(station -> !station.retired())
            .map(station -> station.brokerLogin() + "=" + station.brokerHash() + "\n")
            .collect(Collectors.joining());
    Path file = QueueSettings.LOGINS.value();
    try {
      Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
      // nodes that share the file may write it at the same moment
      Path fresh = directory.resolve("stations." + UUID.randomUUID() + ".new");
      Files.writeString(fresh, logins, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The broker's logins cannot be written", e);
    }
  }
}
