package org.certbureau.station.contract;

/** A report that answers an order. */
public sealed interface JobReport extends Report permits KeyReady, Installed, Failed {
  String job();

  /** The step that is answered. */
  JobStep step();
}
