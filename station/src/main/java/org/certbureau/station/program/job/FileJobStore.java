package org.certbureau.station.program.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.disk.DiskJson;

/** One file per job. Its name is safe: the contract allows letters, digits and hyphens only. */
final class FileJobStore implements JobStore {
  private static final String SUFFIX = ".json";

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

  /** Of all jobs that ever took one. */
  Set<String> chips() throws IOException {
    Set<String> chips = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        find(name.substring(0, name.length() - SUFFIX.length()))
            .map(JobProgress::chip)
            .ifPresent(chips::add);
      }
    }
    return chips;
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }
}
