package org.certbureau.station;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.paper.Paper;
import org.certbureau.region.PolicyDesk;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.SlipWords;

/** What stations are told of jobs that are over. */
@Dependent
class Verdicts {
  static final String GIVEN_UP = "the bureau has given the job up";

  /** What the contract has room for. */
  private static final int LONGEST_NAME = 200;

  @Inject private Stations stations;
  @EJB private PolicyDesk policies;
  @EJB private PairRegister pairs;
  @EJB private LineRegister lines;

  Order of(Job job) {
    return job.state() == JobState.DONE
        ? confirmed(job)
        : new Abandon(job.number(), job.chip(), GIVEN_UP);
  }

  /** It counts; where a slip is printed, what stands on it beside the PIN. */
  Confirmed confirmed(Job job) {
    return new Confirmed(job.number(), job.chip(), hasWords(job) ? words(job) : null);
  }

  /** An older station would refuse the whole message. */
  private boolean hasWords(Job job) {
    return (job.kind() == JobKind.ISSUE || job.kind() == JobKind.RESET_PIN)
        && job.holderName() != null
        && stations.byCode(job.station()).filter(Station::printsSlipWords).isPresent();
  }

  private SlipWords words(Job job) {
    String certificate = nameOnCertificate(job);
    return new SlipWords(
        cut(policies.inForce(job.region()).bureau().name().in(Paper.LANGUAGE)),
        cut(job.holderName()),
        certificate == null || certificate.equals(job.holderName()) ? null : cut(certificate));
  }

  private String nameOnCertificate(Job job) {
    if (job.kind() == JobKind.ISSUE) {
      return pairs.nameOnCertificate(job.number()).orElse(null);
    }
    PairView inForce = lines.view(job.line()).inForce();
    return inForce == null ? null : inForce.certificateName();
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
  }
}
