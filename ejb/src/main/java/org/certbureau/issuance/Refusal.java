package org.certbureau.issuance;

import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.JobStep;

/**
 * Why a job cannot go on.
 *
 * @param chip the token that the station had taken; null where none
 * @param code stable name of the reason
 * @param detail what was said beyond the code; null or blank for nothing
 */
public record Refusal(String job, JobStep step, String chip, String code, String detail) {
  static Refusal of(Failed failed) {
    return new Refusal(
        failed.job(), failed.step(), failed.chip(), failed.code().name(), failed.detail());
  }

  String said() {
    return detail == null || detail.isBlank() ? code : detail;
  }
}
