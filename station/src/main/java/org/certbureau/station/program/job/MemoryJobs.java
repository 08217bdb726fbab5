package org.certbureau.station.program.job;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Jobs that last as long as the program: for measurements and tests. */
final class MemoryJobs implements Jobs {
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  @Override
  public Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public void save(Job job) {
    jobs.put(job.id(), job);
  }
}
