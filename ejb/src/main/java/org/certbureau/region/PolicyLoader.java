package org.certbureau.region;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts the policies that come with the program on the shelf at the first start. */
@Startup
@Singleton
@DependsOn("Migration")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PolicyLoader {
  /** Who is said to have approved what came with the program. */
  static final String APPROVER = "system";

  private static final Logger LOG = Logger.getLogger(PolicyLoader.class.getName());
  private static final String FOLDER = "db/policies/";

  @Inject private PolicyShelf shelf;
  @Inject private Clock clock;

  @PostConstruct
  void load() {
    policies().forEach(this::store);
  }

  /**
   * A version that is there already stays: it was approved, whatever a newer program brings along.
   */
  private void store(String document) {
    Policy policy = PolicyReader.read(document);
    PolicyVersion brought = new PolicyVersion(policy, document, APPROVER, clock.instant());
    if (shelf.holds(brought.id())) {
      warnOfDifference(brought);
      return;
    }
    try {
      shelf.add(brought);
    } catch (RuntimeException e) {
      // another node that starts at the same moment may have been first
      if (!shelf.holds(brought.id())) {
        throw e;
      }
      LOG.log(Level.FINE, "another node has loaded the policy " + brought.id(), e);
    }
  }

  private void warnOfDifference(PolicyVersion brought) {
    if (!shelf.digest(brought.id()).equals(brought.digest())) {
      LOG.warning(
          () ->
              "policy "
                  + brought.id()
                  + " in the database differs from the one that comes with this program; the one in"
                  + " the database goes on being used");
    }
  }

  /** The documents that the index names; a class path cannot be listed. */
  static List<String> policies() {
    return text("index.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(PolicyLoader::text)
        .toList();
  }

  private static String text(String name) {
    try (InputStream in = PolicyLoader.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
