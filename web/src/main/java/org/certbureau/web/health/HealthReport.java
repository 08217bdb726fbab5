package org.certbureau.web.health;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.audit.TrailAlarms;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.issuance.Opening;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.quoting.ShortIssuer;
import org.certbureau.station.clocks.StationClocks;
import org.certbureau.station.letters.DeadLetters;
import org.certbureau.station.letters.Delays;
import org.certbureau.web.door.Json;
import org.certbureau.work.Readiness;
import org.certbureau.work.TimedLook;

/** What is told of the bureau's health, within a second, whatever of it is silent. */
@ApplicationScoped
public class HealthReport {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final String DOWN = "DOWN";

  @EJB private Readiness readiness;
  @EJB private Opening opening;
  @EJB private DeadLetters letters;
  @EJB private Delays delays;
  @EJB private PolicyDesk policies;
  @EJB private PublicDirectory directory;
  @EJB private TrailAlarms trail;
  @Inject private StationClocks stationClocks;
  @Resource private ManagedExecutorService executor;

  private final TimedLook<Boolean> open = new TimedLook<>(() -> opening.isOpen());
  private final TimedLook<Map<String, Object>> figures = new TimedLook<>(this::figures);

  /** An answer in JSON with its status. */
  record Said(int status, byte[] json) {}

  Said now(ServletContext context) throws IOException {
    Map<String, String> parts = new TreeMap<>(readiness.parts());
    boolean opened = open.within(PATIENCE, executor).orElse(false);
    parts.put("opening", opened ? Readiness.UP : "not everything is prepared yet");
    parts.put("doors", LastDoor.isLoaded(context) ? Readiness.UP : "not all are loaded yet");
    Map<String, String> checks = new TreeMap<>();
    Map<String, String> reasons = new TreeMap<>();
    parts.forEach(
        (part, says) -> {
          checks.put(part, Readiness.UP.equals(says) ? Readiness.UP : DOWN);
          if (!Readiness.UP.equals(says)) {
            reasons.put(part, says);
          }
        });
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", reasons.isEmpty() ? Readiness.UP : DOWN);
    answer.put("checks", checks);
    if (!reasons.isEmpty()) {
      answer.put("reasons", reasons);
    }
    if (!reasons.containsKey("database")) {
      // no reason to send nobody here any more, but one for somebody to look
      Optional<Map<String, Object>> counted = figures.within(PATIENCE, executor);
      counted.ifPresent(answer::putAll);
    }
    return new Said(reasons.isEmpty() ? OK : UNAVAILABLE, Json.mapper().writeValueAsBytes(answer));
  }

  private Map<String, Object> figures() {
    Map<String, Object> counted = new LinkedHashMap<>();
    counted.put("deadLetters", letters.waiting());
    counted.put("delayedReports", delays.waiting());
    counted.put("lateLists", directory.late());
    counted.put("trailAlarms", trail.raised());
    counted.put("clockDifferenceSeconds", readiness.clockDifference().toSeconds());
    counted.put("stationClocks", stationClocks.differing());
    counted.put(
        "issuersEnding",
        policies.shortIssuers().stream().map(ShortIssuer::issuer).distinct().toList());
    return counted;
  }
}
