package org.certbureau.station.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.certbureau.station.program.home.StationProblem;

/** The program: one command, as {@code --help} lists them. */
public final class Station {
  private static final int MEND_FIRST = 2;

  private Station() {}

  /**
   * Ends with 0, with 1 where a token or its PIN was refused or the station cannot go on, or with 2
   * where the operator must mend something first; says what in the log.
   */
  public static void main(String[] words) {
    configureLog();
    Logger log = Logger.getLogger(Station.class.getName());
    try {
      int exit = perform(Arguments.of(words));
      if (exit != 0) {
        System.exit(exit);
      }
    } catch (StationProblem e) {
      log.severe(e.getMessage());
      System.exit(MEND_FIRST);
    } catch (IOException | RuntimeException e) {
      log.log(Level.SEVERE, "The station cannot go on", e);
      System.exit(1);
    }
  }

  private static int perform(Arguments arguments) throws IOException, StationProblem {
    if (arguments.command().contains("-region-key")) {
      return withRegionKeys(arguments, new RegionCommands(arguments.home()));
    }
    switch (arguments.command()) {
      case "enrol" ->
          Commands.enrol(arguments.home(), arguments.option("code"), arguments.file("out"));
      case "mint" ->
          Commands.mint(arguments.home(), arguments.option("batch"), arguments.option("count"));
      case "present" -> {
        Commands.present(arguments.home(), arguments.chip());
        if (arguments.withPin()) {
          return new HolderCommands(arguments.home()).pin(arguments.chip());
        }
      }
      case "holders" -> {
        return new HolderCommands(arguments.home()).holders();
      }
      case "page" -> {
        return new HolderCommands(arguments.home()).page();
      }
      case "cancel" -> {
        return new HolderCommands(arguments.home()).cancel(arguments.chip());
      }
      case "decrypt" -> {
        return new MessageOpening(arguments.home())
            .perform(
                arguments.chip(),
                arguments.file("certificate"),
                arguments.file("in"),
                arguments.file("out"));
      }
      case "remove" -> Commands.remove(arguments.home(), arguments.chip());
      case Arguments.HELP -> System.out.println(Arguments.USAGE);
      default -> RunningStation.run(arguments.homes(), Clock.systemUTC());
    }
    return 0;
  }

  private static int withRegionKeys(Arguments arguments, RegionCommands commands)
      throws IOException, StationProblem {
    String region = arguments.option("region");
    return switch (arguments.command()) {
      case "make-region-key" -> commands.make(region);
      case "prove-region-key" -> commands.prove(region);
      case "ask-region-key" -> commands.ask(region, arguments.file("out"));
      case "hand-region-key" -> commands.handOver(arguments.file("request"), arguments.file("out"));
      case "take-region-key" -> commands.take(arguments.file("envelope"));
      case "save-region-keys" -> commands.save(region, arguments.file("out"));
      default -> commands.restore(region, arguments.option("generation"), arguments.file("saved"));
    };
  }

  /** One line an entry, unless the operator names a configuration of his own. */
  private static void configureLog() {
    if (System.getProperty("java.util.logging.config.file") != null) {
      return;
    }
    try (InputStream in = Station.class.getResourceAsStream("/station-logging.properties")) {
      LogManager.getLogManager().readConfiguration(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
