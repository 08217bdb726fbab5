package org.certbureau.station.contract;

/** The steps of a job at a station; a job and a step together say what a message repeats. */
public enum JobStep {
  PREPARE,
  INSTALL,
  CONFIRM,
  ABANDON
}
