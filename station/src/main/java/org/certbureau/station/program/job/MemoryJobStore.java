package org.certbureau.station.program.job;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Jobs that last as long as the program: for measurements and tests. */
final class MemoryJobStore implements JobStore {
  private final Map<String, JobProgress> jobs = new ConcurrentHashMap<>();

  @Override
  public Optional<JobProgress> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public void save(JobProgress job) {
    jobs.put(job.id(), job);
  }
}
