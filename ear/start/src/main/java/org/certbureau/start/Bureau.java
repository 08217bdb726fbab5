package org.certbureau.start;

import fish.payara.micro.PayaraMicro;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.certbureau.settings.Settings;
import org.certbureau.settings.Texts;
import org.certbureau.start.LoadingWatch.Why;

/**
 * Starts Payara Micro with the bureau in it. What can be seen to be wrong is told before; a
 * container that could not load the bureau ends the process instead of going on empty.
 */
public final class Bureau {
  /** {@code EX_CONFIG} of sysexits.h: to start it again as it is would help nobody. */
  static final int CANNOT_START = 78;

  /** What the container does without starting anything. */
  private static final Set<String> STARTS_NOTHING =
      Set.of("--outputuberjar", "--help", "--version");

  /** Where it stands in the container: at the root. */
  private static final String APPLICATION = "ROOT";

  private static final String SAYING = "the bureau cannot start: ";

  private Bureau() {}

  /**
   * @param options of Payara Micro
   */
  public static void main(String... options) {
    if (Arrays.stream(options).anyMatch(STARTS_NOTHING::contains)) {
      PayaraMicro.main(options);
      return;
    }
    Settings.unknown(names()).forEach(System.err::println);
    List<String> wrong = Settings.wrong(Texts.OF_THIS_INSTALLATION);
    if (wrong.isEmpty()) {
      wrong = Places.wanting(Texts.OF_THIS_INSTALLATION, options);
    }
    if (!wrong.isEmpty()) {
      end(new Why(String.join("\n" + SAYING, wrong), null));
    }
    try (LoadingWatch watch = LoadingWatch.begin(Bureau::end)) {
      PayaraMicro.main(options);
      if (isMissing()) {
        end(watch.said().orElse(new Why("the container did not load it; its log says more", null)));
      }
    }
  }

  private static List<String> names() {
    return Stream.concat(
            System.getenv().keySet().stream(),
            System.getProperties().stringPropertyNames().stream())
        .toList();
  }

  private static boolean isMissing() {
    try {
      return Optional.ofNullable(PayaraMicro.getInstance().getRuntime())
          .map(runtime -> !runtime.getDeployedApplicationNames().contains(APPLICATION))
          .orElse(true);
    } catch (IllegalStateException noneRuns) {
      return true;
    }
  }

  /** Without the container's own end: half of one does not come to it. */
  private static void end(Why why) {
    String reference = "";
    if (why.fault() != null) {
      String number = "%08X".formatted(ThreadLocalRandom.current().nextInt());
      System.err.println("fault " + number + " at the start");
      why.fault().printStackTrace();
      reference = " (reference " + number + ")";
    }
    System.err.println(SAYING + why.sentence() + reference);
    System.err.flush();
    Runtime.getRuntime().halt(CANNOT_START);
  }
}
