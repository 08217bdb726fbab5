package org.certbureau.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.certbureau.certificate.PairBook.CHANGSHA;
import static org.certbureau.certificate.PairBook.GUANGDONG;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who sees which line: people those of the regions that they work for, a branch's own system what
 * it submitted or had proved. What is out of sight is as what never was (A-X6).
 */
class LinesInSightTest {
  private static final List<String> JOBS = List.of("J-1", "J-2", "J-3", "J-4");
  private static final String NEVER = "J-9";

  private static final Map<String, Staff> PEOPLE = new TreeMap<>();
  private static PairBook book;
  private static PairDesk desk;

  /** One that yuelu submitted, one nobody's, one that kaifu proved, and one of Guangdong. */
  @BeforeAll
  static void open() {
    book = PairBook.ofManyCases();
    House house = book.house();
    desk = house.bean(PairDesk.class);
    for (String job : JOBS) {
      book.enter(job, job.equals("J-4") ? GUANGDONG : CHANGSHA, "2027-12-31");
    }
    SightRegister sight = house.bean(SightRegister.class);
    house.inTransaction(
        () -> {
          sight.submitted(List.of(line("J-1"), line("J-4")), "machine:yuelu");
          sight.submitted(List.of(line("J-1")), "li.wen");
          sight.proved(line("J-3"), "machine:kaifu");
          sight.submitted(List.of(line("J-3")), "machine:kaifu");
          sight.submitted(List.of(line("J-4")), "machine:tianhe");
        });
    for (String role : Roles.AT_DESKS) {
      PEOPLE.put(role, Staff.hire(house, role, CHANGSHA, role));
    }
    PEOPLE.put("ACCEPTOR of GD", Staff.hire(house, "huang.li", GUANGDONG, Roles.ACCEPTOR));
    for (String name : List.of("yuelu", "kaifu", "furong")) {
      PEOPLE.put(name, Staff.admit(house, name, CHANGSHA));
    }
    PEOPLE.put("tianhe", Staff.admit(house, "tianhe", GUANGDONG));
    PEOPLE.put("clerk of a branch", clerkWhoIsABranchElsewhere(house));
  }

  /** Whole regions by one duty, and lines by another. */
  private static Staff clerkWhoIsABranchElsewhere(House house) {
    Staff both = Staff.hire(house, "both", GUANGDONG, Roles.BRANCH);
    house
        .database()
        .execute(
            "insert into staff_role (account_name, role_name, region) values ('both', 'ACCEPTOR',"
                + " '430100')");
    return new Staff(house, both.name(), Set.of(Roles.BRANCH, Roles.ACCEPTOR));
  }

  @AfterAll
  static void close() {
    book.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACCEPTOR          | J-1 J-2 J-3
          REVIEWER          | J-1 J-2 J-3
          CASHIER           | J-1 J-2 J-3
          MAKER             | J-1 J-2 J-3
          AUDITOR           | J-1 J-2 J-3
          ACCEPTOR of GD    | J-4
          yuelu             | J-1
          kaifu             | J-3
          furong            |
          tianhe            | J-4
          clerk of a branch | J-1 J-2 J-3
          """)
  void a_line_is_in_sight_by_every_way_or_by_none_A_X6(String who, String jobs) {
    Staff asks = PEOPLE.get(who);
    List<String> seen = jobs == null ? List.of() : Arrays.asList(jobs.split(" "));
    for (String job : JOBS) {
      assertThat(ways(asks, job)).as("%s of %s", job, who).containsOnly(seen.contains(job));
    }
    assertThat(found(asks, PairFilter.text(PairBook.HOLDER))).isEqualTo(seen);
    assertThat(found(asks, PairFilter.text("91430100MA4L00011K"))).isEqualTo(seen);
  }

  /** Whether the pair is shown, each way that leads to it. */
  private static Stream<Boolean> ways(Staff asks, String job) {
    return Stream.of(
        asks.does(() -> desk.ofCase(caseOf(job))).stream().anyMatch(p -> p.job().equals(job)),
        found(asks, PairFilter.text(caseOf(job).value())).contains(job),
        found(asks, PairFilter.text(chip(job))).contains(job),
        found(asks, PairFilter.text(serial(job))).contains(job),
        found(asks, PairFilter.text("CS-Z-%06d".formatted(line(job)))).contains(job),
        refusal(asks, () -> desk.bySerial(serial(job))) == null,
        refusal(asks, () -> desk.files(job)) == null);
  }

  /** Every answer that names nothing but what was asked. */
  @Test
  void what_is_out_of_sight_is_answered_as_what_never_was_A_X6() {
    for (String who : List.of("yuelu", "kaifu", "furong", "tianhe", "clerk of a branch")) {
      Staff asks = PEOPLE.get(who);
      for (String job : JOBS) {
        if (refusal(asks, () -> desk.files(job)) == null) {
          continue;
        }
        assertThat(refusal(asks, () -> desk.files(job)))
            .isEqualTo(asOf(job, refusal(asks, () -> desk.files(NEVER))));
        assertThat(refusal(asks, () -> desk.bySerial(serial(job))))
            .isEqualTo(asOf(serial(job), refusal(asks, () -> desk.bySerial(serial(NEVER)))));
        assertThat(asks.does(() -> desk.ofCase(caseOf(job))))
            .isEqualTo(asks.does(() -> desk.ofCase(caseOf(NEVER))));
        assertThat(asks.does(() -> desk.search(PairFilter.text(chip(job)), null, 10)))
            .isEqualTo(asks.does(() -> desk.search(PairFilter.text(chip(NEVER)), null, 10)));
      }
    }
  }

  private static List<Problem> asOf(String what, List<Problem> refused) {
    return refused.stream()
        .map(problem -> new Problem(problem.code(), problem.field(), null, null, List.of(what)))
        .toList();
  }

  private static List<Problem> refusal(Staff asks, Supplier<?> question) {
    NotFound refused = catchThrowableOfType(NotFound.class, () -> asks.does(question));
    return refused == null ? null : refused.problems();
  }

  private static List<String> found(Staff asks, PairFilter filter) {
    return asks.does(() -> desk.search(filter, null, 10)).items().stream()
        .map(PairView::job)
        .collect(Collectors.toList());
  }

  private static int ordinal(String job) {
    return job.charAt(2) - '0';
  }

  /** Lines, cases, chips and serials count up with the pairs. */
  private static long line(String job) {
    return ordinal(job);
  }

  private static CaseNumber caseOf(String job) {
    return new CaseNumber("CS-20261122-00000" + ordinal(job));
  }

  private static String chip(String job) {
    return "3B9F000" + ordinal(job);
  }

  private static String serial(String job) {
    return "4F21000" + ordinal(job);
  }
}
