package org.certbureau.station.program.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.certbureau.station.program.disk.AtomicFile;

/** The directory that holds all of a station. */
public record StationHome(Path directory) {

  Path masterKey() {
    return directory.resolve("keys").resolve("master.key");
  }

  /** The station's SM2 private key, sealed under the master key. */
  Path stationKey() {
    return directory.resolve("keys").resolve("station.key");
  }

  /** Keys to administrator PINs that are not this station's alone, sealed under the master key. */
  public Path pinKeys() {
    return directory.resolve("keys").resolve("pin-keys");
  }

  Path settings() {
    return directory.resolve("station.properties");
  }

  public Path tokens() {
    return directory.resolve("tokens");
  }

  public Path batches() {
    return directory.resolve("batches");
  }

  public Path jobs() {
    return directory.resolve("jobs");
  }

  /** Of the jobs for tokens that are their holders' already. */
  public Path holders() {
    return directory.resolve("holders");
  }

  public Path closedHolders() {
    return holders().resolve("closed");
  }

  public Path slips() {
    return directory.resolve("slips");
  }

  public void create() throws IOException {
    for (Path part :
        new Path[] {
          masterKey().getParent(), tokens(), batches(), jobs(), holders(), closedHolders(), slips()
        }) {
      AtomicFile.createDirectories(part);
    }
  }

  /** Removes what a crash left half written; an unfinished slip would hold a PIN. */
  public void sweep() throws IOException {
    for (Path part : new Path[] {jobs(), holders(), closedHolders(), slips()}) {
      AtomicFile.sweep(part);
    }
  }

  /**
   * Two programs on one rack would hand the same token out twice.
   *
   * @return held until it is closed or the program ends, however it ends
   * @throws StationProblem where another program has it
   */
  public FileChannel lock() throws IOException, StationProblem {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("station.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new StationProblem("another station program runs in " + directory);
    }
    return channel;
  }
}
