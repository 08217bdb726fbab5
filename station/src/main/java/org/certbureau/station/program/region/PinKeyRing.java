package org.certbureau.station.program.region;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.contract.SharedPinKey;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.disk.DiskJson;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.pin.AdminPins;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.pin.PinKeys;

/**
 * All keys to administrator PINs that a station has: its own, and what its file holds. A running
 * station sees at once what a command put there. Safe for use by several threads and programs.
 */
public final class PinKeyRing implements PinKeys {
  private static final String ASSOCIATED = "pin-keys";

  private final Path file;
  private final String code;
  private final AdminPins own;
  private final Sealing sealing;
  private volatile Seen seen = new Seen("", Kept.NOTHING);

  /**
   * @param code of the station, by which its own key is called
   */
  public PinKeyRing(StationHome home, String code, MasterKey master) {
    this.file = home.pinKeys();
    this.code = code;
    this.own = AdminPins.under(master);
    this.sealing = master.sealingFor(ASSOCIATED);
  }

  @Override
  public String current() {
    return code;
  }

  @Override
  public Optional<Pin> adminPin(String key, String chip) throws IOException {
    KeyBundle keys = kept().keys();
    // a station that took the code of a lost one has the lost one's PINs here
    Optional<Pin> listed = keys.station(key).flatMap(pins -> pins.of(chip));
    if (listed.isPresent()) {
      return listed;
    }
    return key.equals(code)
        ? Optional.of(own.of(chip))
        : keys.region(key).filter(RegionKey::proven).map(shared -> shared.adminPins().of(chip));
  }

  @Override
  public List<SharedPinKey> shared() throws IOException {
    KeyBundle keys = kept().keys();
    return Stream.concat(
            keys.regions().stream()
                .filter(RegionKey::proven)
                .map(key -> new SharedPinKey(key.name(), key.check())),
            keys.stations().stream()
                .map(StationPins::station)
                .filter(station -> !station.equals(code))
                .map(station -> new SharedPinKey(station, null)))
        .toList();
  }

  String code() {
    return code;
  }

  AdminPins own() {
    return own;
  }

  Kept kept() throws IOException {
    String stamp = stamp();
    Seen last = seen;
    if (!last.stamp().equals(stamp)) {
      last = new Seen(stamp, read());
      seen = last;
    }
    return last.kept();
  }

  /** One program at a time; what it returned from survives a crash. */
  synchronized void update(Change change) throws IOException, RegionKeyRefused {
    try (FileChannel channel =
            FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Kept before = read();
      Kept after = change.of(before);
      if (!after.equals(before) && lock.isValid()) {
        AtomicFile.write(file, sealing.seal(DiskJson.write(after), ASSOCIATED));
      }
    }
  }

  private Kept read() throws IOException {
    if (!Files.exists(file)) {
      return Kept.NOTHING;
    }
    try {
      return DiskJson.read(sealing.open(Files.readAllBytes(file), ASSOCIATED), Kept.class);
    } catch (CryptoFailure e) {
      throw new IOException("the keys in " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Another one for each writing: a file takes its place by a move. */
  private String stamp() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
    return is.fileKey() + " " + is.lastModifiedTime() + " " + is.size();
  }

  private record Seen(String stamp, Kept kept) {}

  /** What a program does to the file. */
  @FunctionalInterface
  interface Change {
    Kept of(Kept before) throws IOException, RegionKeyRefused;
  }
}
