package org.certbureau.station.program.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.disk.DiskJson;

/** One file per job. Its name is safe: the contract allows letters, digits and hyphens only. */
final class FileJobStore implements JobStore {
  private final Path directory;

  FileJobStore(Path directory) {
    this.directory = directory;
  }

  /**
   * @throws IllegalStateException if the file is there and makes no sense
   */
  @Override
  public Optional<JobProgress> find(String id) throws IOException {
    try {
      return Optional.of(DiskJson.read(Files.readAllBytes(file(id)), JobProgress.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("job file " + file(id) + " is damaged", e);
    }
  }

  @Override
  public void save(JobProgress job) throws IOException {
    AtomicFile.write(file(job.id()), DiskJson.write(job));
  }

  private Path file(String id) {
    return directory.resolve(id + ".json");
  }
}
