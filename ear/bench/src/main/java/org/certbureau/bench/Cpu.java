package org.certbureau.bench;

import java.time.Duration;

/** What a process has had of the processors, user and system. */
final class Cpu {
  private Cpu() {}

  static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
