package org.certbureau.application.finding;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.util.Optional;
import org.certbureau.work.JobRun;
import org.certbureau.work.JobRuns;

/**
 * Agents of before are named in sealed forms alone: the first start after the upgrade, once the
 * master key has proved right, keeps digests of them. One node does it, once; some cases at a time,
 * each for good, and it goes on where it was cut.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class AgentsOfBefore {
  private static final Duration TAKEOVER = Duration.ofMinutes(2);

  @EJB private AgentBatch batch;
  @EJB private JobRuns runs;

  @PostConstruct
  void keep() {
    runs.claim("application.agents-of-before", "once", TAKEOVER).ifPresent(this::keep);
  }

  private void keep(JobRun run) {
    Optional<Long> last = batch.behind(Long.MIN_VALUE);
    while (last.isPresent()) {
      run.goesOn();
      last = batch.behind(last.get());
    }
    run.finished();
  }
}
