package org.certbureau.station.program.holder;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.disk.DiskJson;

/**
 * The jobs for holders' tokens. What {@link #save} returned from survives a crash. Those that are
 * over lie apart, so that a start reads only the others.
 */
final class HolderBook {
  private static final Logger LOG = Logger.getLogger(HolderBook.class.getName());
  private static final String SUFFIX = ".json";
  private static final int RECENT = 20;
  private static final int LOCKS = 64;

  /** Null where the jobs last as long as the program. */
  private final Path directory;

  private final Map<String, HolderJob> open = new ConcurrentHashMap<>();
  private final Map<String, HolderJob> closedInMemory = new ConcurrentHashMap<>();
  private final Deque<HolderJob> recent = new ArrayDeque<>();
  private final Set<String> damaged = new HashSet<>();
  private final Object[] locks = new Object[LOCKS];

  private HolderBook(Path directory) {
    this.directory = directory;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  static HolderBook inMemory() {
    return new HolderBook(null);
  }

  /**
   * @param directory exists, and one called {@code closed} in it
   */
  static HolderBook inFiles(Path directory) throws IOException {
    HolderBook book = new HolderBook(directory);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        book.open(file);
      }
    }
    return book;
  }

  private void open(Path file) throws IOException {
    if (Files.exists(directory.resolve("closed").resolve(file.getFileName()))) {
      Files.delete(file); // closed just before a crash
      return;
    }
    try {
      read(file).ifPresent(job -> open.put(job.id(), job));
    } catch (IllegalStateException e) {
      LOG.log(Level.SEVERE, "A job is left out: " + e.getMessage(), e);
      String name = file.getFileName().toString();
      damaged.add(name.substring(0, name.length() - SUFFIX.length()));
    }
  }

  /** What is done with a token and its jobs is done under its lock. */
  Object lock(String chip) {
    return locks[Math.floorMod(chip.hashCode(), LOCKS)];
  }

  /**
   * @throws IllegalStateException if its file is there and makes no sense
   */
  Optional<HolderJob> find(String id) throws IOException {
    HolderJob known = open.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    if (directory == null) {
      return Optional.ofNullable(closedInMemory.get(id));
    }
    if (damaged.contains(id)) {
      throw new IllegalStateException("job file " + file(id) + " is damaged");
    }
    return Files.exists(closedFile(id)) ? read(closedFile(id)) : Optional.empty();
  }

  void save(HolderJob job) throws IOException {
    if (!job.isOver()) {
      if (directory != null) {
        AtomicFile.write(file(job.id()), DiskJson.write(job));
      }
      open.put(job.id(), job);
      return;
    }
    if (directory == null) {
      closedInMemory.put(job.id(), job.closed());
    } else {
      AtomicFile.write(closedFile(job.id()), DiskJson.write(job.closed()));
      Files.deleteIfExists(file(job.id()));
    }
    open.remove(job.id());
    synchronized (recent) {
      recent.addFirst(job);
      if (recent.size() > RECENT) {
        recent.removeLast();
      }
    }
  }

  /** Those with something left to do or to report, the oldest first. */
  List<HolderJob> open() {
    return open.values().stream()
        .sorted(Comparator.comparingLong(HolderJob::since).thenComparing(HolderJob::id))
        .toList();
  }

  List<HolderJob> open(String chip) {
    return open().stream().filter(job -> chip.equals(job.chip())).toList();
  }

  /** Those that have ended since the program began, the latest first. */
  List<HolderJob> recent() {
    synchronized (recent) {
      return List.copyOf(recent);
    }
  }

  /**
   * The job whose turn it is on a token: one that is under way before one that only needs clearing
   * up, as that is done along with the other. For one that people decide about no other one waits.
   */
  Optional<HolderJob> current(String chip) {
    List<HolderJob> jobs = open(chip);
    Optional<HolderJob> undecided =
        jobs.stream().filter(job -> job.isUndecided() && !job.isAtOfficers()).findFirst();
    return undecided.isPresent()
        ? undecided
        : jobs.stream().filter(HolderJob::needsToken).findFirst();
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }

  private Path closedFile(String id) {
    return directory.resolve("closed").resolve(id + SUFFIX);
  }

  private static Optional<HolderJob> read(Path file) throws IOException {
    try {
      return Optional.of(DiskJson.read(Files.readAllBytes(file), HolderJob.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("job file " + file + " is damaged", e);
    }
  }
}
