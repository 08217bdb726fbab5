package org.certbureau.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One bureau with one station of Changsha, for all tests of a run that leave it alive and take into
 * account that others were there: the first starts it, and it ends after the last.
 */
public final class SharedBureau implements BeforeAllCallback {
  /** The region of its station. */
  public static final String REGION = "430100";

  private static final int TOKENS = 20;

  private House house;

  @Override
  public void beforeAll(ExtensionContext context) {
    house =
        context
            .getRoot()
            .getStore(Namespace.create(SharedBureau.class))
            .getOrComputeIfAbsent(House.class, type -> House.open(), House.class);
  }

  /** The bureau. */
  public BureauProcess bureau() {
    return house.bureau;
  }

  /** The station, which works. */
  public StationProcess station() {
    return house.station;
  }

  /** What it wrote while it started. */
  public List<String> start() {
    return house.start;
  }

  private record House(Path home, BureauProcess bureau, List<String> start, StationProcess station)
      implements AutoCloseable {
    static House open() {
      try {
        Path home = Files.createTempDirectory("bureau");
        BureauProcess bureau = BureauProcess.in(home.resolve("bureau"));
        try {
          bureau.start();
          List<String> start = Files.readAllLines(bureau.log());
          StationProcess station =
              StationProcess.found(home.resolve("station"), bureau, REGION, "ST-SHARED", TOKENS)
                  .start(Map.of());
          return new House(home, bureau, start, station);
        } catch (IOException | AssertionError e) {
          bureau.close();
          throw e;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws IOException, InterruptedException {
      station.close();
      bureau.close();
      Directories.delete(home);
    }
  }
}
