package org.certbureau.region.shelf;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Logger;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;

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

  @EJB private PolicyRows rows;

  @PostConstruct
  void load() {
    policies().forEach(this::store);
  }

  private void store(String document) {
    if (outcome(document) == PolicyRows.Outcome.DIFFERS) {
      Policy brought = PolicyReader.read(document);
      LOG.warning(
          () ->
              "Version %d of the policy of %s in the database differs from the one that comes with"
                      .formatted(brought.version(), brought.region())
                  + " this program; the one in the database stays in use");
    }
  }

  private PolicyRows.Outcome outcome(String document) {
    try {
      return rows.storeIfNew(document, APPROVER);
    } catch (EJBException anotherNodeMayHaveBeenFirst) {
      // then it is there now; what failed for another reason fails again
      return rows.storeIfNew(document, APPROVER);
    }
  }

  /** The documents that the index names; a class path cannot be listed. */
  static List<String> policies() {
    return text("index.txt").lines().map(PolicyLoader::text).toList();
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
