package org.certbureau.station.program.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.crypto.MasterKey;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.SharedPinKey;
import org.certbureau.station.program.HolderToken;
import org.certbureau.station.program.TestBureau;
import org.certbureau.station.program.disk.DiskJson;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of a region, from its making to the day when a station is lost (ADR 37). */
class RegionKeysTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T02:03:04Z"), ZoneOffset.UTC);
  private static final String REGION = "430100";
  private static final String KEY = "430100/1";
  private static final String CHIP = "00000000000000A0";
  private static final String JOB = "CS-20261126-000007-1";
  private static final Pattern PIN = Pattern.compile("初始用户口令 +(\\S+)");

  private static final Charset ISO = StandardCharsets.ISO_8859_1;
  private static final Octets MANY = Octets.of(new SecureRandom().generateSeed(32));

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private Site first;
  private Site second;

  @BeforeEach
  void enrolTwoStations() throws Exception {
    first = new Site("CS-01");
    second = new Site("CS-02");
  }

  @Test
  void a_key_counts_once_three_of_its_slips_were_typed() throws Exception {
    assertThat(first.keys.make(REGION)).isEqualTo(KEY);
    assertThat(first.ring.shared()).isEmpty();
    assertThatThrownBy(() -> first.keys.prove(REGION, List.of()))
        .as("they still lie there")
        .isInstanceOf(RegionKeyRefused.class)
        .hasMessageContaining("print ");
    List<String> slips = first.takeSlips();
    assertThat(slips).hasSize(5).doesNotHaveDuplicates();
    assertThatThrownBy(() -> first.keys.prove(REGION, List.of(slips.get(0), slips.get(1))))
        .hasMessage("3 different slips are needed; there are 2");
    assertThatThrownBy(
            () -> first.keys.prove(REGION, List.of(slips.get(0), slips.get(0), slips.get(1))))
        .hasMessage("3 different slips are needed; there are 2");
    assertThat(first.keys.prove(REGION, List.of(slips.get(4), slips.get(1), slips.get(2))))
        .isEqualTo(KEY);

    assertThat(first.ring.shared()).extracting(SharedPinKey::name).containsExactly(KEY);
  }

  @Test
  void a_slip_is_read_as_people_type_it_and_a_mistake_is_told() throws Exception {
    RegionKey key = new RegionKey(REGION, 1, MANY, true);
    List<String> slips = RecoverySlips.of(key);
    String sloppy =
        Typed.inGroups(slips.get(0)).toLowerCase(Locale.ROOT).replace('0', 'o') + " \u3000-";

    assertThat(
            RecoverySlips.restored(REGION, 1, List.of(sloppy, slips.get(3), slips.get(2))).is(key))
        .isTrue();
    char last = slips.get(1).charAt(71);
    String wrong = slips.get(1).substring(0, 71) + (last == 'Z' ? 'Y' : 'Z');
    assertThatThrownBy(
            () -> RecoverySlips.restored(REGION, 1, List.of(slips.get(0), wrong, slips.get(2))))
        .hasMessage("slip 2 as typed: there is a mistake in it, or it is none of " + KEY);
    assertThatThrownBy(() -> RecoverySlips.restored(REGION, 2, three(slips)))
        .as("of another generation")
        .hasMessageContaining("none of 430100/2");
    assertThatThrownBy(
            () ->
                RecoverySlips.restored(
                    REGION, 1, List.of(slips.get(0), slips.get(1), RecoverySlips.of(key).get(2))))
        .as("of another printing")
        .hasMessageContaining("not of one printing");
    assertThatThrownBy(() -> RecoverySlips.restored(REGION, 1, List.of("U".repeat(72))))
        .hasMessage("slip 1 as typed: no slip has the character at place 1");
    assertThatThrownBy(() -> RecoverySlips.restored(REGION, 1, List.of("ABC")))
        .hasMessage("slip 1 as typed: a slip has 72 characters; there are 3");
  }

  @Test
  void made_again_before_it_counted_it_is_another_key_and_the_first_slips_are_paper()
      throws Exception {
    first.keys.make(REGION);
    List<String> slips = first.takeSlips();
    assertThat(first.keys.make(REGION)).as("no other generation").isEqualTo(KEY);
    first.takeSlips();

    assertThatThrownBy(() -> first.keys.prove(REGION, three(slips)))
        .hasMessage("these slips are of an earlier printing");
  }

  @Test
  void handed_over_by_two_people_the_key_opens_what_either_station_made() throws Exception {
    HolderToken own = HolderToken.issued(first.core, first::pin, first.driver, bureau, CHIP);
    first.haveKey();
    HolderToken shared = first.issuedUnder(KEY, "00000000000000B1");

    second.takeFrom(first);

    assertThat(second.ring.shared())
        .isEqualTo(
            List.of(
                new SharedPinKey(KEY, first.ring.shared().get(0).check()),
                new SharedPinKey("CS-01", null)));
    second.unlocks(own, "CS-01", first.driver);
    second.unlocks(shared, KEY, first.driver);
    assertThat(second.heartbeatKeys()).containsExactly(KEY, "CS-01");
    assertThat(second.adminPin("CS-01", "00000000000000C2"))
        .as("of a token that CS-01 had not made")
        .isEmpty();
    assertThat(second.holdsNo(first)).isTrue();
  }

  @Test
  void a_false_station_that_the_bureau_enrolled_gets_nothing() throws Exception {
    first.haveKey();
    String read = second.keys.ask(REGION, second.file("request"));
    Site stranger = new Site("CS-02", "false");
    stranger.keys.ask(REGION, stranger.file("request"));

    for (int left = 4; left >= 0; left--) {
      assertThatThrownBy(
              () -> first.keys.handOver(stranger.file("request"), read, Set.of(), first.file("e")))
          .isInstanceOf(RegionKeyRefused.class)
          .hasMessageContaining(left + " tries are left");
    }
    assertThat(first.file("e")).doesNotExist();
    assertThatThrownBy(
            () ->
                first.keys.handOver(
                    stranger.file("request"), stranger.digits(), Set.of(), first.file("e")))
        .as("void by now, also for who knows")
        .hasMessageContaining("typed wrong too often");
    assertThat(first.file("e")).doesNotExist();

    first.keys.handOver(second.file("request"), read, Set.of(), first.file("e"));
    assertThatThrownBy(() -> stranger.keys.take(first.file("e"), "0"))
        .as("it is for the other's eyes")
        .hasMessageContaining("not for the request");
  }

  @Test
  void a_request_is_for_one_station_and_one_region() throws Exception {
    first.haveKey();
    String read = second.keys.ask(REGION, second.file("request"));
    String request = Files.readString(second.file("request"));
    Files.writeString(second.file("other"), request.replace("CS-02", "CS-03"));
    Files.writeString(second.file("none"), request.replace("REGION_KEY_REQUEST", "ANYTHING"));
    Files.writeString(second.file("escape"), request.replace("CS-02", "CS\\u001b"));

    assertThatThrownBy(
            () -> first.keys.handOver(second.file("other"), read, Set.of(), first.file("e")))
        .hasMessageContaining("not what stands on the other screen");
    for (String no : List.of("none", "escape")) {
      assertThatThrownBy(() -> first.keys.asker(second.file(no)))
          .isInstanceOf(RegionKeyRefused.class)
          .hasMessage("this is no request for a region's key");
    }
    second.keys.ask("440000", second.file("elsewhere"));
    assertThatThrownBy(
            () -> first.keys.handOver(second.file("elsewhere"), read, Set.of(), first.file("e")))
        .hasMessage("there is no key of 440000 here that was proved");
    assertThat(first.file("e")).doesNotExist();
  }

  @Test
  void what_somebody_else_put_into_an_envelope_is_not_used() throws Exception {
    first.haveKey();
    String read = second.keys.ask(REGION, second.file("request"));
    String told = first.keys.handOver(second.file("request"), read, Set.of(), first.file("e"));
    Site planter = new Site("CS-03");
    planter.haveKey();
    planter.keys.handOver(second.file("request"), read, Set.of(), planter.file("e"));

    assertThatThrownBy(() -> second.keys.take(planter.file("e"), told))
        .isInstanceOf(RegionKeyRefused.class)
        .hasMessageContaining("4 tries are left");
    assertThat(second.ring.shared()).isEmpty();

    assertThat(second.keys.take(first.file("e"), told)).containsExactly(KEY);
    assertThatThrownBy(() -> second.keys.take(first.file("e"), told))
        .as("once")
        .hasMessage("this station asks for no keys");
  }

  @Test
  void typed_wrong_five_times_at_the_asking_station_its_request_is_void() throws Exception {
    first.haveKey();
    String read = second.keys.ask(REGION, second.file("request"));
    String told = first.keys.handOver(second.file("request"), read, Set.of(), first.file("e"));

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> second.keys.take(first.file("e"), "0000"))
          .isInstanceOf(RegionKeyRefused.class);
    }

    assertThatThrownBy(() -> second.keys.take(first.file("e"), told))
        .hasMessage("this station asks for no keys");
    second.takeFrom(first);
  }

  @Test
  void two_keys_of_one_name_never_meet() throws Exception {
    first.haveKey();
    second.haveKey();
    assertThat(first.ring.shared().get(0).check())
        .isNotEqualTo(second.ring.shared().get(0).check());
    String before = second.ring.shared().get(0).check();

    assertThatThrownBy(() -> second.takeFrom(first))
        .hasMessage("there is another key here already called " + KEY);

    assertThat(second.ring.shared().get(0).check()).isEqualTo(before);
  }

  @Test
  void a_lost_station_is_replaced_from_three_slips_and_its_tokens_are_unlocked() throws Exception {
    HolderToken own = HolderToken.issued(first.core, first::pin, first.driver, bureau, CHIP);
    List<String> slips = first.haveKey();
    HolderToken shared = first.issuedUnder(KEY, "00000000000000B1");
    Path saved = directory.resolve("saved");
    first.keys.save(REGION, StationCore.chipsTaken(first.home), saved);

    Site sameCode = new Site("CS-01", "replaced");
    assertThatThrownBy(
            () -> sameCode.keys.restore(REGION, 1, List.of(slips.get(0), slips.get(4)), saved))
        .as("two slips do nothing")
        .isInstanceOf(RegionKeyRefused.class);
    assertThat(sameCode.ring.shared()).isEmpty();
    sameCode.keys.restore(REGION, 1, List.of(slips.get(0), slips.get(3), slips.get(4)), saved);

    sameCode.unlocks(own, "CS-01", first.driver);
    sameCode.unlocks(shared, KEY, first.driver);
    assertThat(second.keys.restore(REGION, 1, three(slips), null)).containsExactly(KEY);
    second.takeFrom(sameCode);
    assertThat(second.adminPin("CS-01", CHIP))
        .as("what was restored is handed on")
        .isEqualTo(first.adminPin("CS-01", CHIP))
        .isPresent();
  }

  @Test
  void what_was_saved_opens_under_its_own_key_only() throws Exception {
    first.haveKey();
    List<String> others = second.haveKey();
    Path saved = directory.resolve("saved");
    first.keys.save(REGION, Set.of(CHIP), saved);
    Site third = new Site("CS-03");

    assertThatThrownBy(() -> third.keys.restore(REGION, 1, three(others), saved))
        .hasMessage("what was saved under " + KEY + " was changed");
    assertThat(third.ring.shared()).isEmpty();
    Files.writeString(saved, "{}");
    assertThatThrownBy(() -> third.keys.restore(REGION, 1, three(others), saved))
        .hasMessage("these are no keys saved under " + KEY);
  }

  @Test
  void after_a_theft_there_is_another_generation_and_the_one_before_still_opens() throws Exception {
    first.haveKey();
    HolderToken before = first.issuedUnder(KEY, "00000000000000B1");
    assertThat(first.keys.make(REGION)).isEqualTo("430100/2");
    assertThat(first.ring.shared()).extracting(SharedPinKey::name).containsExactly(KEY);
    first.keys.prove(REGION, three(first.takeSlips()));
    HolderToken after = first.issuedUnder("430100/2", "00000000000000B2");

    second.takeFrom(first);

    second.unlocks(before, KEY, first.driver);
    second.unlocks(after, "430100/2", first.driver);
  }

  @Test
  void a_token_of_before_is_brought_under_the_next_key_when_it_is_unlocked() throws Exception {
    HolderToken token = HolderToken.issued(first.core, first::pin, first.driver, bureau, CHIP);
    first.haveKey();

    assertThat(first.unlocks(token, TestBureau.resetPin(JOB, token, "CS-01", KEY), first.driver))
        .isEqualTo(KEY);

    second.takeFrom(first);
    second.unlocks(token, KEY, first.driver);
    assertThat(first.unlocks(token, TestBureau.resetPin(JOB + "-2", token, KEY, KEY), first.driver))
        .as("it is under it already")
        .isNull();
    assertThat(
            first.unlocks(
                token, TestBureau.resetPin(JOB + "-3", token, KEY, "430100/2"), first.driver))
        .as("a key that is not here")
        .isNull();
    first.unlocks(token, KEY, first.driver);
  }

  /** The station died before it said so, or the job was given up then. */
  @Test
  void a_token_that_is_under_the_next_key_without_anybody_knowing_is_unlocked() throws Exception {
    HolderToken token = HolderToken.issued(first.core, first::pin, first.driver, bureau, CHIP);
    first.haveKey();
    first.driver.present(CHIP);
    first
        .driver
        .held(CHIP)
        .changeAdminPin(
            first.adminPin("CS-01", CHIP).orElseThrow(), first.adminPin(KEY, CHIP).orElseThrow());

    // ten wrong administrator PINs in a row end a token: each is followed by the right one
    for (int i = 0; i < 11; i++) {
      ResetPin order = TestBureau.resetPin(JOB + "-" + i, token, "CS-01", KEY);
      assertThat(first.unlocks(token, order, first.driver)).isEqualTo(KEY);
    }
  }

  @Test
  void a_token_is_made_under_no_key_that_is_not_here() throws Exception {
    first.driver.insertBlank(CHIP);
    first.keys.make(REGION);
    for (String key : List.of(KEY, "CS-02")) {
      String job = key.replace('/', '-');
      assertThat(first.core.process(List.of(new Prepare(job, 9, key))))
          .singleElement()
          .satisfies(
              report -> {
                Failed failed = (Failed) report;
                assertThat(failed.code()).isEqualTo(FailureCode.NO_PIN_KEY);
                assertThat(failed.chip()).isNull();
              });
    }
    assertThat(first.core.process(List.of(new Prepare(JOB, 9))))
        .singleElement()
        .isInstanceOf(KeyReady.class);
  }

  @Test
  void its_files_hold_no_key_in_clear_and_are_for_their_owner_alone() throws Exception {
    first.haveKey();
    second.takeFrom(first);
    String pin = first.adminPin("CS-01", CHIP).orElseThrow().digits();
    byte[] secret = first.ring.kept().keys().region(KEY).orElseThrow().secret().toByteArray();
    String base64 = Base64.getEncoder().encodeToString(secret);
    first.keys.save(REGION, Set.of(CHIP), directory.resolve("saved"));

    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content).as("%s", file).doesNotContain(base64).doesNotContain(pin);
        assertThat(content).as("%s", file).doesNotContain(new String(secret, 0, 8, ISO));
      }
    }
    assertThat(first.ring.kept()).asString().doesNotContain(base64);
    assertThat(Files.getPosixFilePermissions(second.home.pinKeys())).hasSize(2);
  }

  @Test
  void keys_that_were_changed_on_disk_are_not_used() throws Exception {
    first.haveKey();
    byte[] kept = Files.readAllBytes(first.home.pinKeys());
    kept[kept.length / 2] ^= 1;
    Files.write(first.home.pinKeys(), kept);

    assertThatThrownBy(() -> first.adminPin(KEY, CHIP))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be used");
    assertThatCode(() -> first.core.heartbeat()).doesNotThrowAnyException();
  }

  private static List<String> three(List<String> slips) {
    return slips.subList(0, 3);
  }

  /** A station, and who stands at it. */
  private final class Site {
    final StationHome home;
    final MasterKey master;
    final SoftTokenDriver driver;
    final StationCore core;
    final PinKeyRing ring;
    final RegionKeys keys;
    private final String code;

    Site(String code) throws Exception {
      this(code, code);
    }

    Site(String code, String place) throws Exception {
      this.code = code;
      home = new StationHome(directory.resolve(place));
      home.create();
      StationKeys own = StationKeys.create(home);
      master = own.master();
      driver = SoftTokenDriver.inFiles(home.tokens(), own.softTokens());
      core = StationCore.inFiles(home, code, master, driver, CLOCK);
      ring = new PinKeyRing(home, code, master);
      keys = new RegionKeys(home, ring);
    }

    Path file(String name) {
      return home.directory().resolve(name);
    }

    Optional<Pin> adminPin(String key, String chip) throws IOException {
      return ring.adminPin(key, chip);
    }

    List<String> heartbeatKeys() {
      return core.heartbeat().pinKeys().stream().map(SharedPinKey::name).toList();
    }

    /** What stands on its screen. */
    String digits() throws Exception {
      return DiskJson.read(Files.readAllBytes(file("request")), KeyRequest.class).digits();
    }

    List<String> haveKey() throws Exception {
      keys.make(REGION);
      List<String> slips = takeSlips();
      keys.prove(REGION, three(slips));
      return slips;
    }

    List<String> takeSlips() throws IOException {
      return RecoverySlipFiles.taken(home);
    }

    void takeFrom(Site giver) throws Exception {
      String asked = keys.ask(REGION, file("request"));
      assertThat(giver.keys.asker(file("request"))).isEqualTo(code + " " + REGION);
      String told =
          giver.keys.handOver(
              file("request"), asked, StationCore.chipsTaken(giver.home), giver.file("envelope"));
      keys.take(giver.file("envelope"), told);
    }

    Pin pin() throws IOException {
      return pin("issue-" + CHIP, CHIP);
    }

    Pin pin(String job, String chip) throws IOException {
      Matcher pin = PIN.matcher(Files.readString(home.slips().resolve(chip + "-" + job + ".txt")));
      assertThat(pin.find()).isTrue();
      return Pin.of(pin.group(1));
    }

    HolderToken issuedUnder(String key, String chip) throws Exception {
      return HolderToken.issued(core, key, () -> pin("issue-" + chip, chip), driver, bureau, chip);
    }

    /** Sets another PIN on it, as it lies in the reader of whoever has that driver. */
    void unlocks(HolderToken token, String key, SoftTokenDriver there) throws Exception {
      ResetPin order = TestBureau.resetPin("reset-" + token.chip() + "-" + code, token, key);
      assertThat(unlocks(token, order, there)).isNull();
    }

    /** Gives the key that its administrator PIN is said to be under from now on. */
    String unlocks(HolderToken token, ResetPin order, SoftTokenDriver there) throws Exception {
      StationCore here = StationCore.inFiles(home, code, master, there, CLOCK);
      String job = order.job();
      there.present(token.chip());
      assertThat(here.process(List.of(order))).isEmpty();
      here.holders().look();
      List<JobReport> reports = here.unsent();
      assertThat(reports)
          .singleElement()
          .satisfies(report -> assertThat(TestBureau.accepts((PinReset) report, order)).isTrue());
      here.sent(reports);
      here.process(List.of(new Confirmed(job, token.chip())));
      here.sent(here.unsent());
      token.with(pin(job, token.chip())).assertAsItWas(there);
      return ((PinReset) reports.get(0)).pinKey();
    }

    /** Whether what seals another station's secrets is not here. */
    boolean holdsNo(Site other) throws IOException {
      String masters = Files.readString(other.home.directory().resolve("keys/master.key")).strip();
      return !new String(ring.kept().keys().bytes(), StandardCharsets.UTF_8).contains(masters);
    }
  }
}
