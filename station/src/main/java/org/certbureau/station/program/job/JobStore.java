package org.certbureau.station.program.job;

import java.io.IOException;
import java.util.Optional;

/** The jobs of this station. What {@link #save} returned from survives a crash. */
interface JobStore {
  Optional<JobProgress> find(String id) throws IOException;

  void save(JobProgress job) throws IOException;
}
