package org.certbureau.region.shelf;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.reading.PolicyReader;
import org.certbureau.work.CannotStart;
import org.certbureau.work.Demonstration;

/**
 * Puts the policies that come with the program on the shelf of a new database; to a bureau at work
 * it proposes what is new, a demonstration has it at once.
 */
@Startup
@Singleton
@DependsOn("KeyCentreStart")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PolicyLoader {
  private static final Logger LOG = Logger.getLogger(PolicyLoader.class.getName());
  private static final String FOLDER = "db/policies/";

  @EJB private PolicyRows rows;

  @PostConstruct
  void load() {
    boolean demonstration = Demonstration.isOne();
    Map<RegionCode, List<String>> byRegion =
        policies().stream().collect(groupingBy(PolicyLoader::region, TreeMap::new, toList()));
    byRegion.forEach(
        (region, documents) ->
            bring(documents, demonstration)
                .forEach((version, outcome) -> tell(region, version, outcome)));
  }

  private Map<Integer, PolicyRows.Outcome> bring(List<String> documents, boolean atOnce) {
    try {
      return rows.bring(documents, atOnce);
    } catch (EJBException anotherNodeMayHaveBeenFirst) {
      // then they are there now; what failed for another reason fails again
      return rows.bring(documents, atOnce);
    }
  }

  private static void tell(RegionCode region, int version, PolicyRows.Outcome outcome) {
    switch (outcome) {
      case DIFFERS ->
          LOG.warning(
              () ->
                  "Version %d of the policy of %s in the database differs from the one that comes with"
                          .formatted(version, region)
                      + " this program; the one in the database stays in use");
      case PROPOSED ->
          LOG.info(
              () ->
                  "Version %d of the policy of %s waits for the consent of two administrators"
                      .formatted(version, region));
      case REPLACED ->
          LOG.info(
              () ->
                  "Version %d of the policy of %s was brought anew to this demonstration"
                      .formatted(version, region));
      default -> {}
    }
  }

  /** The documents that the index names; a class path cannot be listed. */
  static List<String> policies() {
    return text("index.txt").lines().map(PolicyLoader::text).toList();
  }

  private static RegionCode region(String document) {
    try {
      return PolicyReader.read(document).region();
    } catch (RuntimeException e) {
      String begins = document.lines().limit(2).collect(joining(", "));
      throw new CannotStart(
          "a policy that comes with the program is none (" + begins + "): " + e.getMessage(), e);
    }
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
