package org.certbureau.station;

import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Restored;

/** Which reports a job has not gone on without, as it stands. */
record AwaitedReport(JobKind kind, JobState state, String chip) {
  boolean is(JobReport report) {
    boolean itsChip = report.chip() != null && report.chip().equals(chip);
    if (report instanceof KeyReady) {
      return isKeyAwaited(itsChip);
    }
    if (report instanceof PinReset) {
      return state == JobState.PREPARING && itsChip;
    }
    if (report instanceof Restored) {
      return state == JobState.INSTALLING && itsChip;
    }
    return report instanceof Installed ? state == JobState.INSTALLING : !state.over();
  }

  private boolean isKeyAwaited(boolean itsChip) {
    // of a key that comes back its officers were asked in the transaction in which it arrived
    boolean again = state == JobState.SIGNING && kind != JobKind.RESTORE_KEY;
    return state == JobState.PREPARING && (chip == null || itsChip) || again && itsChip;
  }
}
