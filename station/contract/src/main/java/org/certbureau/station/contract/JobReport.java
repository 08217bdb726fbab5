package org.certbureau.station.contract;

/** A report that answers an order. */
public sealed interface JobReport extends Report
    permits KeyReady, PinReset, Installed, Restored, Settled, Failed {
  String job();

  /** The token that was taken for the job; null where none was. */
  String chip();

  /** The step that is answered. */
  JobStep step();
}
