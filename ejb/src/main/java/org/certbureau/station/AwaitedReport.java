package org.certbureau.station;

import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Restored;

/** Which reports a job has not gone on without. */
final class AwaitedReport {
  private AwaitedReport() {}

  static boolean isOf(Job job, JobReport report) {
    boolean itsChip = report.chip() != null && report.chip().equals(job.chip());
    if (report instanceof KeyReady) {
      return isKeyAwaited(job, itsChip);
    }
    if (report instanceof PinReset) {
      return job.state() == JobState.PREPARING && itsChip;
    }
    if (report instanceof Restored) {
      return job.state() == JobState.INSTALLING && itsChip;
    }
    return report instanceof Installed ? job.state() == JobState.INSTALLING : !job.state().over();
  }

  private static boolean isKeyAwaited(Job job, boolean itsChip) {
    // of a key that comes back its officers were asked in the transaction in which it arrived
    boolean again = job.state() == JobState.SIGNING && job.kind() != JobKind.RESTORE_KEY;
    return job.state() == JobState.PREPARING && (job.chip() == null || itsChip) || again && itsChip;
  }
}
