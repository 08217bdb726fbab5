package org.certbureau.station.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.station.contract.SharedPinKey;
import org.certbureau.station.program.disk.FailPoints;
import org.certbureau.station.program.region.RecoverySlipFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region's key at the consoles of two stations, as people see it. */
class RegionProgramTest {
  private static final String REGION = "430100";
  private static final String KEY = "430100/1";
  private static final Pattern DIGITS =
      Pattern.compile("^(?:[0-9A-F]{4} ){7}[0-9A-F]{4}$", Pattern.MULTILINE);

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private EnrolledStation first;
  private EnrolledStation second;
  private Path request;
  private Path envelope;

  @BeforeEach
  void enrol() throws Exception {
    first = new EnrolledStation(Files.createDirectory(directory.resolve("1")), bureau, "CS-01");
    second = new EnrolledStation(Files.createDirectory(directory.resolve("2")), bureau, "CS-02");
    request = directory.resolve("request");
    envelope = directory.resolve("envelope");
  }

  @AfterEach
  void close() throws Exception {
    first.close();
    second.close();
  }

  @Test
  void it_is_made_proved_handed_over_and_restored_while_the_stations_run() throws Exception {
    try (StationProcess station = StationProcess.run(second.home().directory())) {
      assertThat(second.end().nextHeartbeat().pinKeys()).isEmpty();
      assertThat(run(first, "make-region-key", "--region", REGION)).isZero();
      List<String> slips = takeSlips(first);
      assertThat(run(first, List.of(slips.get(0), slips.get(1), slips.get(0)), "prove-region-key"))
          .isEqualTo(1);
      assertThat(run(first, slips.subList(1, 4), "prove-region-key")).isZero();
      assertThat(run(second, "ask-region-key", "--region", REGION, "--out", request.toString()))
          .isZero();

      String asked = digits(second);
      assertThat(hand(List.of("ABCD", asked))).isZero();
      assertThat(log(first))
          .contains("Asked for by station and region: CS-02 " + REGION)
          .contains("Not done: this is not what stands on the other screen; 4 tries are left");
      assertThat(log(first).indexOf(asked)).as("not shown where it is typed").isEqualTo(-1);
      assertThat(take(List.of(digits(first)))).isZero();
      assertThat(log(second)).contains("Shared keys here: " + KEY);

      assertThat(run(first, slips.subList(0, 3), "restore-region-key", "--generation", "1"))
          .isZero();
      List<SharedPinKey> told = second.end().nextHeartbeat().pinKeys();
      while (told.isEmpty()) {
        told = second.end().nextHeartbeat().pinKeys();
      }
      assertThat(told).extracting(SharedPinKey::name).startsWith(KEY);
      station.terminate();
      station.exit();
      assertThat(station.log()).doesNotContain("SEVERE");
    }
  }

  @Test
  void killed_at_each_point_it_is_done_by_doing_it_again() throws Exception {
    String[] make = {"make-region-key", "--region", REGION};
    assertThat(killed(first, "region.slips-printed", List.of(), make)).isTrue();
    assertThat(killed(first, "region.key-made", List.of(), make)).isTrue();
    List<String> slips = takeSlips(first);
    assertThat(run(first, slips.subList(0, 3), "prove-region-key")).isZero();

    String[] ask = {"ask-region-key", "--region", REGION, "--out", request.toString()};
    assertThat(killed(second, "region.asked", List.of(), ask)).isTrue();
    assertThat(run(second, ask)).isZero();
    assertThat(hand(List.of(digits(second)))).isZero();

    String[] take = {"take-region-key", "--envelope", envelope.toString()};
    List<String> told = List.of(digits(first));
    assertThat(killed(second, "region.envelope-opened", told, take)).isTrue();
    assertThat(killed(second, "region.keys-taken", told, take)).isTrue();
    assertThat(take(told)).as("it is there already").isEqualTo(1);
    assertThat(run(second, "save-region-keys", "--region", REGION, "--out", request.toString()))
        .isZero();
    assertThat(log(second)).contains("sealed under " + KEY);
  }

  @Test
  void nobody_answers_or_nothing_is_there_and_it_is_said_in_a_line() throws Exception {
    assertThat(hand(List.of("ABCD"))).isEqualTo(1);
    assertThat(log(first)).contains("there is no file " + request).doesNotContain("\tat ");
    assertThat(run(second, "ask-region-key", "--region", "a b", "--out", request.toString()))
        .isEqualTo(1);
    assertThat(log(second))
        .contains("Not done: a region is called by capital letters, digits and hyphens");
    assertThat(run(second, List.of("ABCD"), "restore-region-key", "--generation", "1"))
        .as("one slip and no more")
        .isEqualTo(2);
    assertThat(log(second)).contains("nobody answered").doesNotContain("\tat ");
  }

  private int hand(List<String> typed) throws Exception {
    return run(
        first,
        typed,
        "hand-region-key",
        "--request",
        request.toString(),
        "--out",
        envelope.toString());
  }

  private int take(List<String> typed) throws Exception {
    return run(second, typed, "take-region-key", "--envelope", envelope.toString());
  }

  private static int run(EnrolledStation at, String... words) throws Exception {
    return run(at, null, List.of(), words);
  }

  /** For the region where the command is about one. */
  private static int run(EnrolledStation at, List<String> typed, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    if (words[0].startsWith("prove") || words[0].startsWith("restore")) {
      all.addAll(List.of("--region", REGION));
    }
    return run(at, null, typed, all.toArray(String[]::new));
  }

  private static boolean killed(
      EnrolledStation at, String failPoint, List<String> typed, String... words) throws Exception {
    return run(at, failPoint, typed, words) == FailPoints.EXIT_STATUS;
  }

  private static int run(EnrolledStation at, String failPoint, List<String> typed, String... words)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--dir", at.home().directory().toString()));
    try (StationProcess program =
        StationProcess.start(at.home().directory(), failPoint, all.toArray(String[]::new))) {
      program.type(String.join("\n", typed));
      return program.exit();
    }
  }

  /** What stands last on its screen. */
  private static String digits(EnrolledStation at) throws IOException {
    Matcher digits = DIGITS.matcher(log(at));
    String last = null;
    while (digits.find()) {
      last = digits.group();
    }
    assertThat(last).isNotNull();
    return last;
  }

  private static String log(EnrolledStation at) throws IOException {
    return Files.readString(at.home().directory().resolve("station.log"));
  }

  private static List<String> takeSlips(EnrolledStation at) throws IOException {
    return RecoverySlipFiles.taken(at.home());
  }
}
