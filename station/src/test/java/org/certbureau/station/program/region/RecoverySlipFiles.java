package org.certbureau.station.program.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.crypto.MasterKey;
import org.certbureau.station.program.home.StationHome;

/** The slips of a region's key, as whoever puts them into envelopes sees them. */
public final class RecoverySlipFiles {
  private static final Pattern SHARE = Pattern.compile("(?:[0-9A-Z]{4} ){17}[0-9A-Z]{4}");

  private RecoverySlipFiles() {}

  /** Reads what stands on them, in their order, and deletes them. */
  public static List<String> taken(StationHome home) throws IOException {
    List<String> all = new ArrayList<>();
    for (Path slip : files(home)) {
      Matcher share = SHARE.matcher(Files.readString(slip));
      if (!share.find()) {
        throw new AssertionError("no share on " + slip);
      }
      all.add(share.group());
      Files.delete(slip);
    }
    return all;
  }

  /** Makes the region's next key and proves it; gives its name. */
  public static String keyMade(StationHome home, String code, MasterKey master, String region)
      throws Exception {
    RegionKeys keys = new RegionKeys(home, new PinKeyRing(home, code, master));
    keys.make(region);
    return keys.prove(region, taken(home).subList(2, 5));
  }

  private static List<Path> files(StationHome home) throws IOException {
    try (Stream<Path> files = Files.list(home.slips())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("region-key-"))
          .sorted()
          .toList();
    }
  }
}
