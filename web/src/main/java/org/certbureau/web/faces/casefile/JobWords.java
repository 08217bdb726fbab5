package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.station.JobView;
import org.certbureau.station.JobWait;
import org.certbureau.web.faces.words.Words;

/** What a job waits for and what may be done with it, by whose token it is about. */
@Named("jobWords")
@RequestScoped
public class JobWords {
  @Inject private Words say;

  /**
   * Where the holder is to go, and what is done there, or whose word is waited for before; empty
   * where nobody has to.
   */
  public String atHolder(JobView job) {
    return job.awaitsHolder() || job.waitsFor() == JobWait.OFFICERS
        ? say.of("dossier.holder." + job.waitsFor().name() + last(job), job.chip(), job.station())
        : "";
  }

  /** Where no pair took the place of another, what is cleared away is not the former one's. */
  private static String last(JobView job) {
    return job.kind() == JobKind.RESTORE_KEY && job.waitsFor() == JobWait.CLEARING ? ".key" : "";
  }

  /** What another attempt does. */
  public String again(JobView job) {
    return say.of("job.repeat.means" + whose(job));
  }

  /** What giving it up does. */
  public String givingUp(JobView job) {
    return say.of("job.give-up.means" + whose(job));
  }

  /** What is asked before it is given up. */
  public String askGivingUp(JobView job) {
    return say.of("job.give-up.ask" + whose(job), job.caseNumber().value(), job.holderName());
  }

  private static String whose(JobView job) {
    return job.kind() == JobKind.ISSUE ? "" : ".holder";
  }
}
