package org.certbureau.station.program.holder;

/** What of a job happens now, or has to, for the people at the station. */
final class StepNow {
  private StepNow() {}

  /**
   * @param present whether its token is in the reader
   * @param lookedAt whether the token was found fit for it
   * @param opened whether the PIN was typed
   */
  static Wanted.Step of(HolderJob job, boolean present, boolean lookedAt, boolean opened) {
    if (!job.needsToken()) {
      return switch (job.phase()) {
        case WANTED, READY ->
            job.isAtOfficers() ? Wanted.Step.AWAITING_OFFICERS : Wanted.Step.AWAITING_CERTIFICATES;
        case WRITTEN -> Wanted.Step.AWAITING_VERDICT;
        case IN_FORCE, SETTLED -> Wanted.Step.DONE;
        case GIVEN_UP ->
            job.setsPin() && job.reset().begun() ? Wanted.Step.PIN_UNKNOWN : Wanted.Step.NOT_DONE;
      };
    }
    if (!present) {
      return Wanted.Step.INSERT;
    }
    if (job.setsPin()) {
      return Wanted.Step.SETTING_PIN;
    }
    if (!opened) {
      return lookedAt ? Wanted.Step.PIN : Wanted.Step.CHECKING;
    }
    return switch (job.phase()) {
      case WANTED -> Wanted.Step.GENERATING;
      case READY, WRITTEN -> Wanted.Step.WRITING;
      case IN_FORCE, SETTLED, GIVEN_UP -> Wanted.Step.CLEARING;
    };
  }
}
