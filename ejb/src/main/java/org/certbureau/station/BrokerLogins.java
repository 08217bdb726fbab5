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
import java.util.stream.Collectors;
import org.certbureau.work.Configuration;

/**
 * Tells the embedded broker which stations may log in, by a file that it reads again whenever it
 * changes. The database is the truth; the file is written anew at each start and each enrolment.
 */
@Singleton
@Startup
@DependsOn("Migration")
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
    Path file = Configuration.data().resolve("broker").resolve("stations.properties");
    try {
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling("stations.properties.new");
      Files.writeString(fresh, logins, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The broker's logins cannot be written", e);
    }
  }
}
