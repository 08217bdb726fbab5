package org.certbureau.station.program.soft;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.disk.DiskJson;

/**
 * One file per soft token, {@code <chip>.token}. The whole file is sealed too: what hardware keeps
 * from being read or altered, such as the retry counter, only the station can write here.
 */
final class FileTokenStore implements TokenStore {
  private static final String SUFFIX = ".token";

  private final Path directory;
  private final Sealing sealing;

  FileTokenStore(Path directory, Sealing sealing) {
    this.directory = directory;
    this.sealing = sealing;
  }

  @Override
  public Set<String> chips() throws IOException {
    Set<String> chips = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        chips.add(name.substring(0, name.length() - SUFFIX.length()));
      }
    }
    return chips;
  }

  @Override
  public Optional<TokenImage> read(String chip) throws IOException {
    byte[] sealed;
    try {
      sealed = Files.readAllBytes(file(chip));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(DiskJson.read(sealing.open(sealed, chip), TokenImage.class));
  }

  @Override
  public void write(TokenImage image) throws IOException {
    AtomicFile.write(file(image.chip()), sealing.seal(DiskJson.write(image), image.chip()));
  }

  private Path file(String chip) {
    return directory.resolve(chip + SUFFIX);
  }
}
