package org.certbureau.station.program.soft;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.certbureau.station.program.disk.AtomicFile;

/**
 * Places in files named after their chips, so that another program can move a token while the
 * station runs: {@code gone/CHIP} once it has left the rack, for good, and {@code reader/CHIP}
 * while it is in the reader. The token's memory stays where it is: it is never in two places.
 */
final class FilePlaces implements Places {
  private final Path gone;
  private final Path reader;

  /**
   * @param directory of the tokens
   */
  FilePlaces(Path directory) {
    this.gone = directory.resolve("gone");
    this.reader = directory.resolve("reader");
  }

  @Override
  public Set<String> gone() throws IOException {
    return names(gone);
  }

  @Override
  public Set<String> inReader() throws IOException {
    return names(reader);
  }

  @Override
  public void carryOff(String chip) throws IOException {
    leaveRack(chip);
    Files.deleteIfExists(reader.resolve(chip));
  }

  @Override
  public void putIntoReader(String chip) throws IOException {
    leaveRack(chip);
    if (!Files.exists(reader.resolve(chip))) {
      AtomicFile.createDirectories(reader);
      AtomicFile.write(reader.resolve(chip), UUID.randomUUID().toString().getBytes(US_ASCII));
    }
  }

  /** The reader is asked first: what is not there then and never left the rack is in the rack. */
  @Override
  public Optional<String> contact(String chip) throws IOException {
    try {
      return Optional.of(Files.readString(reader.resolve(chip), US_ASCII));
    } catch (NoSuchFileException e) {
      return Files.exists(gone.resolve(chip)) ? Optional.empty() : Optional.of(IN_THE_RACK);
    }
  }

  private void leaveRack(String chip) throws IOException {
    if (!Files.exists(gone.resolve(chip))) {
      AtomicFile.createDirectories(gone);
      AtomicFile.write(gone.resolve(chip), new byte[0]);
    }
  }

  private static Set<String> names(Path directory) throws IOException {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.indexOf('.') < 0) { // else it is half written
          names.add(name);
        }
      }
    } catch (NoSuchFileException e) {
      return Set.of(); // nothing has left the rack yet
    }
    return names;
  }
}
