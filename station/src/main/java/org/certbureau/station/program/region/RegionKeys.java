package org.certbureau.station.program.region;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.SharedPinKey;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.disk.DiskJson;
import org.certbureau.station.program.disk.FailPoints;
import org.certbureau.station.program.home.StationHome;

/**
 * What people do with the key of a region at a station (ADR 37). Each act is on disk whole or not
 * at all, and can be repeated from its beginning.
 */
public final class RegionKeys {
  private static final String SLIP = "region-key";

  private final StationHome home;
  private final PinKeyRing ring;

  public RegionKeys(StationHome home, PinKeyRing ring) {
    this.home = home;
    this.ring = ring;
  }

  /**
   * Makes the region's first key or the next one, and prints its slips. Nothing is made under it
   * before {@link #prove}; made again before that, it is another key with other slips.
   *
   * @return its name
   */
  public String make(String region) throws IOException, RegionKeyRefused {
    KeyRequest.requireRegion(region);
    String[] name = new String[1];
    ring.update(
        before -> {
          int generation =
              before
                  .keys()
                  .latest(region)
                  .map(last -> last.proven() ? last.generation() + 1 : last.generation())
                  .orElse(1);
          byte[] secret = new byte[RegionKey.BYTES];
          new SecureRandom().nextBytes(secret);
          RegionKey key = new RegionKey(region, generation, Octets.of(secret), false);
          print(key);
          FailPoints.pass("region.slips-printed");
          name[0] = key.name();
          return before.with(before.keys().with(key));
        });
    FailPoints.pass("region.key-made");
    return name[0];
  }

  /**
   * The drill: the last key is restored from what was typed off its slips, and counts from then on.
   *
   * @return its name
   */
  public String prove(String region, List<String> typed) throws IOException, RegionKeyRefused {
    RegionKey key = latest(ring.kept().keys(), region);
    for (Path slip : slips(key)) {
      if (Files.exists(slip)) {
        throw new RegionKeyRefused(
            "print " + slip + " and delete it first: what lies here is no copy for the safe");
      }
    }
    RegionKey restored = RecoverySlips.restored(region, key.generation(), typed);
    ring.update(
        before -> {
          if (!latest(before.keys(), region).is(restored)) {
            throw new RegionKeyRefused("these slips are of an earlier printing");
          }
          return before.with(before.keys().with(restored));
        });
    return restored.name();
  }

  /**
   * Asks for the region's keys; what was asked before is not answered any more.
   *
   * @return the digits by which people know the request, for this screen and nobody else
   */
  public String ask(String region, Path out) throws IOException, RegionKeyRefused {
    KeyRequest.requireRegion(region);
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    KeyRequest request = KeyRequest.of(region, ring.code(), pair.publicKey());
    ring.update(before -> before.asking(Octets.of(pair.privateKey().bytes())));
    FailPoints.pass("region.asked");
    AtomicFile.write(out, DiskJson.write(request));
    return Typed.inGroups(request.digits());
  }

  /** Whose request it says it is, and for what. */
  public String asker(Path request) throws IOException, RegionKeyRefused {
    KeyRequest asked = read(request, KeyRequest.class).checked();
    return asked.station() + " " + asked.region();
  }

  /**
   * Hands the region's keys over, once somebody typed what stands on the asking station's screen.
   *
   * @param typed wrong five times, the request is void
   * @param chips what this station made under its own key
   * @return the digits by which people at the other station know the envelope
   */
  public String handOver(Path request, String typed, Set<String> chips, Path out)
      throws IOException, RegionKeyRefused {
    KeyRequest asked = read(request, KeyRequest.class).checked();
    proven(ring.kept().keys(), asked.region());
    compare("hand-over:" + asked.digits(), asked.digits(), typed, false);
    byte[] bundle = bundle(asked.region(), chips).bytes();
    AtomicFile.write(out, DiskJson.write(KeyEnvelope.seal(asked, bundle)));
    return Typed.inGroups(KeyEnvelope.digits(asked.digits(), bundle));
  }

  /**
   * Takes the keys out of an envelope, once somebody typed what stands on the giving station's
   * screen: else whoever carries it could have put others in.
   *
   * @param typed wrong five times, the request that it answers is void
   * @return the names of all shared keys that are here now
   */
  public List<String> take(Path envelope, String typed) throws IOException, RegionKeyRefused {
    KeyEnvelope sealed = read(envelope, KeyEnvelope.class);
    Octets asking = ring.kept().asking();
    if (asking == null) {
      throw new RegionKeyRefused("this station asks for no keys");
    }
    byte[] bundle = sealed.open(Sm2PrivateKey.ofBytes(asking.toByteArray()));
    compare("take:" + sealed.request(), KeyEnvelope.digits(sealed.request(), bundle), typed, true);
    KeyBundle keys = bundle(bundle);
    FailPoints.pass("region.envelope-opened");
    ring.update(before -> before.with(before.keys().and(keys)).asking(null));
    FailPoints.pass("region.keys-taken");
    return names();
  }

  /** Writes all keys sealed under the region's last one, for whoever has its slips. */
  public String save(String region, Set<String> chips, Path out)
      throws IOException, RegionKeyRefused {
    RegionKey key = proven(ring.kept().keys(), region);
    AtomicFile.write(out, DiskJson.write(SavedKeys.of(key, bundle(region, chips))));
    return key.name();
  }

  /**
   * Restores a region's key from three slips, and from what was saved under it all others.
   *
   * @param saved null where nothing was
   * @return the names of all shared keys that are here now
   */
  public List<String> restore(String region, int generation, List<String> typed, Path saved)
      throws IOException, RegionKeyRefused {
    KeyRequest.requireRegion(region);
    RegionKey key = RecoverySlips.restored(region, generation, typed);
    KeyBundle others = saved == null ? KeyBundle.NONE : read(saved, SavedKeys.class).open(key);
    KeyBundle all = KeyBundle.NONE.with(key).and(others);
    ring.update(before -> before.with(before.keys().and(all)));
    return names();
  }

  private List<String> names() throws IOException {
    return ring.shared().stream().map(SharedPinKey::name).toList();
  }

  /** Counted before it is told, so that nobody tries more often by ending the program. */
  private void compare(String what, String expected, String typed, boolean ownRequest)
      throws IOException, RegionKeyRefused {
    boolean right = expected.equals(Typed.plain(typed));
    int[] left = new int[1];
    ring.update(
        before -> {
          if (before.isVoid(what)) {
            throw new RegionKeyRefused("it was typed wrong too often; let the keys be asked anew");
          }
          Kept after = right ? before : before.missed(what);
          left[0] = after.triesLeft(what);
          return ownRequest && after.isVoid(what) ? after.asking(null) : after;
        });
    if (!right) {
      throw RegionKeyRefused.compared(left[0]);
    }
  }

  private KeyBundle bundle(String region, Set<String> chips) throws IOException, RegionKeyRefused {
    KeyBundle keys = ring.kept().keys();
    proven(keys, region);
    Map<String, String> pins = new HashMap<>();
    chips.forEach(chip -> pins.put(chip, ring.own().of(chip).digits()));
    return chips.isEmpty() ? keys.of(region) : keys.of(region).with(own(keys, pins));
  }

  /** What came from a lost station of the same code goes before what is reckoned. */
  private StationPins own(KeyBundle keys, Map<String, String> pins) {
    StationPins reckoned = new StationPins(ring.code(), pins);
    return keys.station(ring.code()).map(reckoned::and).orElse(reckoned);
  }

  private void print(RegionKey key) throws IOException {
    List<String> texts = RecoverySlips.of(key);
    for (int i = 0; i < texts.size(); i++) {
      AtomicFile.write(
          slips(key).get(i),
          """
          ┌──────────── 区域口令密钥 恢复份额 ────────────┐

            密钥         %s
            份额         %d / %d,任意 %d 份可恢复
            制作         %s

            %s

            单独封存于保险柜,各份由不同的人保管。

          └───────────────────────────────────────────────┘
          """
              .formatted(
                  key.name(),
                  i + 1,
                  RecoverySlips.COUNT,
                  RecoverySlips.NEEDED,
                  ring.code(),
                  Typed.inGroups(texts.get(i)))
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<Path> slips(RegionKey key) {
    return IntStream.rangeClosed(1, RecoverySlips.COUNT)
        .mapToObj(
            number ->
                home.slips()
                    .resolve(
                        "%s-%s-%d-%d.txt".formatted(SLIP, key.region(), key.generation(), number)))
        .toList();
  }

  private static RegionKey latest(KeyBundle keys, String region) throws RegionKeyRefused {
    return keys.latest(region)
        .orElseThrow(() -> new RegionKeyRefused("there is no key of " + region + " here"));
  }

  private static RegionKey proven(KeyBundle keys, String region) throws RegionKeyRefused {
    return keys.of(region)
        .latest(region)
        .orElseThrow(
            () -> new RegionKeyRefused("there is no key of " + region + " here that was proved"));
  }

  private static KeyBundle bundle(byte[] bytes) throws IOException, RegionKeyRefused {
    try {
      return KeyBundle.ofBytes(bytes);
    } catch (JsonProcessingException e) {
      throw new RegionKeyRefused("what came cannot be read"); // the cause would quote keys
    }
  }

  private static <T> T read(Path file, Class<T> type) throws IOException, RegionKeyRefused {
    try {
      return Optional.ofNullable(DiskJson.read(Files.readAllBytes(file), type))
          .orElseThrow(() -> new RegionKeyRefused(file + " holds nothing"));
    } catch (NoSuchFileException e) {
      throw new RegionKeyRefused("there is no file " + file);
    } catch (JsonProcessingException e) {
      throw new RegionKeyRefused(file + " is not what it should be");
    }
  }
}
