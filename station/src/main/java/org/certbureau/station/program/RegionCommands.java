package org.certbureau.station.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.home.StationProblem;
import org.certbureau.station.program.home.StationSettings;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.region.PinKeyRing;
import org.certbureau.station.program.region.RegionKeyRefused;
import org.certbureau.station.program.region.RegionKeys;

/** What two people do with the key of a region; also while the station runs. */
final class RegionCommands {
  static final int DONE = 0;
  static final int REFUSED = 1;

  private static final String NOT_DONE = "Not done: ";
  private static final int SLIPS = 3;

  private final StationHome home;
  private final RegionKeys keys;
  private final Prompt prompt = new Prompt();

  RegionCommands(StationHome home) throws IOException, StationProblem {
    StationKeys own = StationKeys.read(home);
    home.create();
    this.home = home;
    this.keys =
        new RegionKeys(home, new PinKeyRing(home, StationSettings.read(home).code(), own.master()));
  }

  int make(String region) throws IOException {
    return told(
        () -> {
          String name = keys.make(region);
          prompt.say("Key " + name + " is made. Its five slips are in " + home.slips() + ":");
          prompt.say("print each into an envelope of its own, delete them, and prove the key.");
        });
  }

  int prove(String region) throws IOException, StationProblem {
    List<String> slips = slips();
    return told(
        () -> prompt.say("Key " + keys.prove(region, slips) + " is restored by its slips: in use"));
  }

  int ask(String region, Path out) throws IOException {
    return told(
        () -> {
          String digits = keys.ask(region, out);
          prompt.say("The request is in " + out + ". At the other station type what stands here,");
          prompt.say("read to you from this screen by somebody you know:");
          prompt.say(digits);
        });
  }

  /** The digits that are expected are not shown here: nobody types them off this screen. */
  int handOver(Path request, Path out) throws IOException, StationProblem {
    if (told(() -> prompt.say("Asked for by station and region: " + keys.asker(request)))
        == REFUSED) {
      return REFUSED;
    }
    return again(
        "Type what stands on that station's screen:",
        typed -> {
          String digits = keys.handOver(request, typed, StationCore.chipsTaken(home), out);
          prompt.say("The envelope is in " + out + ". At that station type what stands here:");
          prompt.say(digits);
        });
  }

  int take(Path envelope) throws IOException, StationProblem {
    return again(
        "Type what stands on the screen of the station that handed the keys over:",
        typed -> prompt.say("Shared keys here: " + String.join(", ", keys.take(envelope, typed))));
  }

  int save(String region, Path out) throws IOException {
    return told(
        () ->
            prompt.say(
                "All keys are in %s, sealed under %s"
                    .formatted(out, keys.save(region, StationCore.chipsTaken(home), out))));
  }

  /**
   * @param saved null where nothing was
   */
  int restore(String region, String generation, Path saved) throws IOException, StationProblem {
    int number = number(generation);
    List<String> slips = slips();
    return told(
        () ->
            prompt.say(
                "Shared keys here: "
                    + String.join(", ", keys.restore(region, number, slips, saved))));
  }

  private List<String> slips() throws IOException, StationProblem {
    List<String> slips = new ArrayList<>();
    while (slips.size() < SLIPS) {
      slips.add(
          prompt.askSecret("Type slip " + (slips.size() + 1) + " of " + SLIPS + ", any number:"));
    }
    return slips;
  }

  private static int number(String generation) throws StationProblem {
    try {
      return Integer.parseInt(generation);
    } catch (NumberFormatException e) {
      throw new StationProblem("a generation is a number: " + generation, e);
    }
  }

  /** As often as it may be typed. */
  private int again(String question, Comparing comparing) throws IOException, StationProblem {
    while (true) {
      try {
        comparing.with(prompt.ask(question));
        return DONE;
      } catch (RegionKeyRefused e) {
        prompt.say(NOT_DONE + e.getMessage());
        if (!e.isMistyped()) {
          return REFUSED;
        }
      }
    }
  }

  private int told(Act act) throws IOException {
    try {
      act.perform();
      return DONE;
    } catch (RegionKeyRefused e) {
      prompt.say(NOT_DONE + e.getMessage());
      return REFUSED;
    }
  }

  private interface Act {
    void perform() throws IOException, RegionKeyRefused;
  }

  private interface Comparing {
    void with(String typed) throws IOException, RegionKeyRefused;
  }
}
