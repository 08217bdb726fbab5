package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.testing.House;
import org.certbureau.testing.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One certificate after the other, with whatever services, people, tokens and interruptions come
 * over it: never two pairs in force, a token in one place, the old pair in force until the new one
 * is proved, and a hold that nobody lifts alone. The tokens are asked, not the tables.
 *
 * <p>{@code -Dbureau.test.sequences=N} tries more of them; each is its seed.
 */
class WhateverFollowsOnALineTest {
  private static final long SEQUENCES = Long.getLong("bureau.test.sequences", 200);
  private static final int DEEDS = 30;
  private static final int MOST_ROUNDS = 40;
  private static final Map<Service, String> PRICES =
      Map.of(
          Service.RENEW, "300",
          Service.CHANGE, "200",
          Service.REISSUE_LOST, "200",
          Service.REISSUE_DAMAGED, "200");

  private static final List<Service> ASKED_FOR =
      List.of(
          Service.RENEW,
          Service.RENEW,
          Service.CHANGE,
          Service.CHANGE,
          Service.REISSUE_LOST,
          Service.REISSUE_DAMAGED,
          Service.SUSPEND,
          Service.RESUME,
          Service.REVOKE);

  private static final List<Person> PEOPLE =
      List.of(Person.LI_WEN, Person.WANG_FU, Person.QIAN_JIAN, Person.ZHAO_ZHI);

  @TempDir private static Path directory;

  private static Workroom room;
  private static LineCases cases;
  private static House second;
  private static SoftStation station;

  @BeforeAll
  static void open() throws Exception {
    room = new Workroom();
    cases = new LineCases(room);
    second = room.secondNode();
    station = new SoftStation(room, directory);
  }

  @AfterAll
  static void close() {
    // what the seeds have to come to, or they try nothing
    assertThat(room.count("certificate_pair where state = 'SUPERSEDED'")).isGreaterThan(oneIn(10));
    assertThat(room.count("certificate_pair where crl_reason = 'KEY_COMPROMISE'"))
        .isGreaterThan(oneIn(40));
    assertThat(room.count("certificate_hold where lifted_at is not null")).isGreaterThan(oneIn(40));
    assertThat(room.count("certificate_line where ended_at is not null")).isGreaterThan(oneIn(40));
    assertThat(room.count("station_job where state = 'FAILED' and kind = 'REKEY'"))
        .isGreaterThan(oneIn(40));
    assertThat(station.kills()).isGreaterThan(oneIn(10));
    second.close();
    room.close();
  }

  private static long oneIn(int sequences) {
    return SEQUENCES / sequences;
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEQUENCES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void there_is_one_pair_in_force_and_its_token_works(long seed) throws Exception {
    new Sequence(seed).run();
  }

  /** One certificate, from its making to wherever it gets. */
  private static final class Sequence {
    private final Random random;
    private final List<CaseNumber> begun = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private LineView line;
    private String chip;
    private long holds;

    Sequence(long seed) {
      random = new Random(seed);
    }

    void run() throws Exception {
      try {
        make();
        for (int i = 0; i < DEEDS; i++) {
          happen();
          assertConsistent();
        }
        settle();
        assertConsistent();
        assertTokenWorks();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("after " + told + ": " + e.getMessage(), e);
      }
    }

    private void make() throws Exception {
      station.killAt(0);
      CaseNumber number = room.paidCase();
      for (int round = 0; cases.state(number) != State.COLLECT; round++) {
        assertThat(round).as("rounds until there is a token").isLessThan(MOST_ROUNDS);
        station.work();
      }
      room.counter().take(Person.LI_WEN, number, Step.DELIVER);
      line = room.line(number);
      chip = line.chip();
    }

    private void happen() throws Exception {
      int kind = random.nextInt(22);
      try {
        if (kind < 3) {
          begin(ASKED_FOR.get(random.nextInt(ASKED_FOR.size())));
        } else if (kind < 10) {
          pushOn(latest());
        } else if (kind < 11) {
          step(room.counter().house(), anybody(), latest(), any(Step.values())).call();
        } else if (kind < 12) {
          both();
        } else {
          atTheStation(kind);
        }
      } catch (RuleViolation refused) {
        assertThat(refused.problems()).isNotEmpty();
      }
    }

    private void atTheStation(int kind) throws Exception {
      String held = hand();
      switch (kind) {
        case 12 -> told("kill", () -> station.killAt(1 + random.nextInt(40)));
        case 13 -> told("carry off", () -> station.carryOff(held));
        case 14 -> told("wrong PIN", () -> station.type(false));
        case 15 -> told("told twice", station::repeat);
        case 16 -> away();
        case 17 -> remind();
        case 18 -> told("cancel", station::cancel);
        case 19 -> abandon(latest());
        default -> {
          told("present", () -> station.present(held));
          told("PIN", () -> station.type(true));
        }
      }
      told("work", station::work);
    }

    /** The token that its holder has, or had when the certificate came to its end. */
    private String hand() {
      String now = cases.now(line).chip();
      chip = now == null ? chip : now;
      return chip;
    }

    /** The key centre does not answer for once. */
    private void away() throws Exception {
      room.reachCentre(false);
      try {
        told("work without the key centre", station::work);
      } finally {
        room.reachCentre(true);
      }
    }

    private void remind() throws Exception {
      told(
          "half a day later",
          () -> {
            room.counter().house().clock().advance(Duration.ofHours(12));
            room.remind();
          });
    }

    /** A maker gives up what the station works on. */
    private void abandon(CaseNumber number) {
      if (number != null && !room.jobs(number).isEmpty()) {
        told.add("abandon");
        String job = room.job(number).number();
        room.counter()
            .as(
                Person.ZHAO_ZHI,
                () -> {
                  room.counter().house().bean(MakerDesk.class).abandon(number, job, "持有人有事先走");
                });
      }
    }

    private void begin(Service service) {
      told.add("begin " + service);
      CaseNumber number = service == Service.CHANGE ? changing() : cases.drafted(service, line);
      if (service == Service.REISSUE_DAMAGED) {
        cases.damaged(number, random.nextBoolean());
      }
      cases.submit(number);
      cases.bringEverything(number);
      begun.add(number);
    }

    /** What the certificate says, on another pair, or what it does not say (A-X4). */
    private CaseNumber changing() {
      Map<String, String> typed =
          random.nextBoolean()
              ? Map.of("unitEmail", "u" + random.nextInt(1000) + "@chenglan.example.cn")
              : Map.of("legalAddress", "长沙市雨花区澄岚路 " + random.nextInt(1000) + " 号");
      return cases.drafted(Service.CHANGE, line, Facts.NONE, null, typed);
    }

    /** What is due next, done by whom it is due to. */
    private void pushOn(CaseNumber number) throws Exception {
      if (number == null) {
        return;
      }
      State state = cases.state(number);
      told.add("push on " + state);
      switch (state) {
        case SUBMITTED -> accept(number);
        case ACCEPTED -> approveOrPay(number);
        case FAILED -> room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
        case COLLECT -> room.counter().take(Person.LI_WEN, number, Step.DELIVER);
        default -> station.work();
      }
    }

    private void accept(CaseNumber number) {
      if (cases.view(number).service() == Service.RENEW) {
        room.counter()
            .as(Person.LI_WEN, () -> room.counter().steps().confirmWarning(number, "出国半年"));
      }
      cases.accept(number);
    }

    private void approveOrPay(CaseNumber number) {
      String price = PRICES.get(cases.view(number).service());
      if (price != null && random.nextBoolean()) {
        room.pay(number, price);
      } else {
        cases.approve(number);
      }
    }

    /** Two clerks at two nodes at the same moment. */
    private void both() throws Exception {
      CaseNumber number = latest();
      Together.all(
          step(room.counter().house(), Person.WANG_FU, number, any(Step.APPROVE, Step.REFUSE)),
          step(second, Person.QIAN_JIAN, number, any(Step.APPROVE, Step.WITHDRAW, Step.ACCEPT)));
    }

    private Callable<Object> step(House house, Person person, CaseNumber number, Step step) {
      told.add(person + " " + step);
      return () -> {
        try {
          if (number != null) {
            house.as(
                person.name(),
                person.roles(),
                () -> {
                  house.bean(StepDesk.class).take(number, step, "说明");
                });
          }
        } catch (RuleViolation refused) {
          assertThat(refused.problems()).isNotEmpty();
        }
        return null;
      };
    }

    private CaseNumber latest() {
      return begun.isEmpty()
          ? null
          : begun.get(Math.max(0, begun.size() - 1 - (random.nextInt(4) == 0 ? 1 : 0)));
    }

    private Person anybody() {
      return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private Step any(Step... steps) {
      return steps[random.nextInt(steps.length)];
    }

    private void told(String what, Deed deed) throws Exception {
      told.add(what);
      deed.happen();
    }

    /** Whatever was begun at the station comes to its end. */
    private void settle() throws Exception {
      told.add("settle");
      station.killAt(0);
      for (int round = 0; round == 0 || !station.isQuiet(); round++) {
        assertThat(round).as("rounds until it is quiet").isLessThan(MOST_ROUNDS);
        station.present(hand());
        station.work();
        station.type(true);
        station.work();
        remind();
        station.work();
      }
    }

    private void assertConsistent() {
      LineView now = cases.now(line);
      boolean ended = now.standing() == LineStanding.ENDED;
      assertThat(cases.inForce(line)).as("pairs in force").isLessThanOrEqualTo(1);
      assertThat(ended && cases.inForce(line) > 0).as("in force on what is over").isFalse();
      assertThat(ended && cases.open(line) > 0).as("open on what is over").isFalse();
      if (cases.inForce(line) > 0) {
        assertThat(room.token(now.chip())).isEqualTo("ISSUED");
        assertThat(cases.listed(line))
            .isEqualTo(
                now.standing() == LineStanding.SUSPENDED
                    ? "CERTIFICATE_HOLD"
                    : LineCases.NOT_LISTED);
      }
      // each that is superseded has a successor that was proved
      assertThat(
              room.count(
                  "certificate_pair p where p.state = 'SUPERSEDED' and p.line_id = "
                      + line.id()
                      + " and not exists (select 1 from certificate_pair n where n.predecessor = p.job)"))
          .isZero();
      assertThat(
              room.count(
                  "certificate_pair p where p.state in ('SUPERSEDED', 'REVOKED') and p.line_id = "
                      + line.id()
                      + " and not exists (select 1 from ca_revocation r where r.serial_hex = p.signing_serial)"))
          .as("pairs that no list names")
          .isZero();
      assertHeldOrLiftedByTwo();
    }

    private void assertHeldOrLiftedByTwo() {
      long open = cases.holds(line);
      if (open < holds) {
        // lifted by a case that somebody reviewed who had not accepted it
        assertThat(
                room.count(
                    "certificate_hold h join application a on a.case_no = h.lifted_by"
                        + " where h.line_id = "
                        + line.id()
                        + " and (a.reviewed_by is null or a.reviewed_by = a.accepted_by)"))
            .isZero();
      }
      holds = open;
    }

    private void assertTokenWorks() throws Exception {
      LineView now = cases.now(line);
      if (cases.inForce(line) > 0) {
        station.assertWorks(now.chip(), now.inForce().signingSerial());
      }
    }
  }

  private interface Deed {
    void happen() throws Exception;
  }
}
