package org.certbureau.application.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.certificate.LineHolder;
import org.certbureau.certificate.MadeLines;
import org.certbureau.certificate.Sought;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.testing.AskedOfH2;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has come, with which certificate, and what may be done with it today. */
class StartDeskTest {
  private static final String CHENGLAN = "91430100MA4L00011K";

  private static Counter counter;
  private static final Map<LineStanding, Long> LINES = new HashMap<>();
  private static final Map<LineStanding, Long> OF_GUANGDONG = new HashMap<>();
  private static MadeLines made;

  /** One unit of each region with a certificate wherever one can stand. */
  @BeforeAll
  static void open() {
    counter = new Counter();
    made = new MadeLines(counter.house());
    for (LineStanding standing : LineStanding.values()) {
      LINES.put(standing, line(CHANGSHA, "长沙澄岚包装材料有限公司", CHENGLAN, standing));
      OF_GUANGDONG.put(standing, line(GUANGDONG, "广州澄岚包装材料有限公司", CHENGLAN, standing));
    }
    line(CHANGSHA, "长沙朗屿电子有限公司", null, LineStanding.ACTIVE);
    line(CHANGSHA, "长沙朗屿电子有限公司", null, LineStanding.ENDED);
    line(CHANGSHA, "长沙朗屿电子销售有限公司", null, LineStanding.ACTIVE);
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  // ---- what may be done, and why not the rest

  @ParameterizedTest(name = "{0} in Changsha: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMPTY       |  | RENEW A-X2, CHANGE A-X2, SUSPEND A-X2, RESUME A-X2, REISSUE_LOST A-X2, REISSUE_DAMAGED A-X2, REVOKE A-X2, UNLOCK A-X2
          UNCONFIRMED |  | RENEW A-X2, CHANGE A-X2, SUSPEND A-X2, RESUME A-X2, REISSUE_LOST A-X2, REISSUE_DAMAGED A-X2, REVOKE A-X2, UNLOCK A-X2
          ACTIVE      | RENEW 300.00, CHANGE 200.00, SUSPEND 0.00, REISSUE_LOST 200.00, REISSUE_DAMAGED [HUMAN_DAMAGE], REVOKE 0.00, UNLOCK 0.00 | RESUME A-X2
          SUSPENDED   | RESUME 0.00, REISSUE_LOST 200.00, REVOKE 0.00 | RENEW A-X2, CHANGE A-X2, SUSPEND A-X2, REISSUE_DAMAGED A-X2, UNLOCK A-X2
          EXPIRED     | RENEW 300.00, REVOKE 0.00, UNLOCK 0.00 | CHANGE A-X2, SUSPEND A-X2, RESUME A-X2, REISSUE_LOST A-X2, REISSUE_DAMAGED A-X2
          ENDED       |  | RENEW A-X2, CHANGE A-X2, SUSPEND A-X2, RESUME A-X2, REISSUE_LOST A-X2, REISSUE_DAMAGED A-X2, REVOKE A-X2, UNLOCK A-X2
          """)
  void what_may_be_done_hangs_on_where_the_line_stands_A_X2(
      LineStanding standing, String offers, String refusals) {
    StartLine line = line(Person.LI_WEN, LINES.get(standing), "CS");
    assertThat(line.line().standing()).isEqualTo(standing);
    assertThat(offers(line)).isEqualTo(offers == null ? "" : offers);
    assertThat(refusals(line.refusals())).isEqualTo(refusals);
    assertThat(line.refusals()).allMatch(StartRefusal::isReading);
  }

  @ParameterizedTest(name = "{0} in Guangdong: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMPTY       |  | RENEW A-X2, CHANGE A-X2, REISSUE_LOST A-X2, REISSUE_DAMAGED A-X2, REVOKE A-X2, UNLOCK A-X2, KEY_RECOVERY A-X2
          UNCONFIRMED |  | RENEW A-X2, CHANGE A-X2, REISSUE_LOST A-X2, REISSUE_DAMAGED A-X2, REVOKE A-X2, UNLOCK A-X2, KEY_RECOVERY A-X2
          ACTIVE      | CHANGE 20.00, REISSUE_LOST 100.00, REISSUE_DAMAGED 100.00, REVOKE 0.00, UNLOCK 20.00, KEY_RECOVERY 0.00 | RENEW A-G13
          SUSPENDED   | REISSUE_LOST 100.00, REVOKE 0.00 | RENEW A-X2, CHANGE A-X2, REISSUE_DAMAGED A-X2, UNLOCK A-X2, KEY_RECOVERY A-X2
          EXPIRED     | RENEW 200.00, REVOKE 0.00, UNLOCK 20.00, KEY_RECOVERY 0.00 | CHANGE A-X2, REISSUE_LOST A-X2, REISSUE_DAMAGED A-X2
          ENDED       |  | RENEW A-X2, CHANGE A-X2, REISSUE_LOST A-X2, REISSUE_DAMAGED A-X2, REVOKE A-X2, UNLOCK A-X2, KEY_RECOVERY A-X2
          """)
  void guangdong_holds_nothing_and_says_so_once_GD_O1(
      LineStanding standing, String offers, String refusals) {
    StartLine line = line(Person.HUANG_LI, OF_GUANGDONG.get(standing), "GD");
    assertThat(offers(line)).isEqualTo(offers == null ? "" : offers);
    assertThat(refusals(line.refusals())).isEqualTo(refusals == null ? "" : refusals);
  }

  @Test
  void what_a_region_never_offers_stands_once_with_the_document_that_says_so() {
    StartView changsha = find(Person.LI_WEN, CHENGLAN);
    assertThat(byRule(changsha)).isEqualTo("KEY_RECOVERY CS-O1, TOKEN_UPGRADE CS-O1");
    StartView guangdong = find(Person.HUANG_LI, CHENGLAN);
    assertThat(byRule(guangdong)).isEqualTo("SUSPEND GD-O1, RESUME GD-O1, TOKEN_UPGRADE GD-O1");
    for (StartView view : List.of(changsha, guangdong)) {
      assertThat(view.neverHere())
          .filteredOn(StartRefusal::isByRule)
          .noneMatch(StartRefusal::isReading);
      assertThat(view.neverHere().stream().map(StartRefusal::service))
          .doesNotContainAnyElementsOf(
              view.lines().stream()
                  .flatMap(line -> line.refusals().stream())
                  .map(StartRefusal::service)
                  .toList());
    }
  }

  @Test
  void every_service_stands_in_one_place() {
    for (StartLine line : find(Person.LI_WEN, CHENGLAN).lines()) {
      List<Service> told = new ArrayList<>();
      line.offers().forEach(offer -> told.add(offer.service()));
      line.refusals().forEach(refusal -> told.add(refusal.service()));
      find(Person.LI_WEN, CHENGLAN).neverHere().forEach(refusal -> told.add(refusal.service()));
      told.add(Service.NEW);
      assertThat(told).containsExactlyInAnyOrder(Service.values());
    }
  }

  @Test
  void a_first_certificate_is_offered_with_the_price_of_one_year_and_one_system() {
    StartOffer opening = find(Person.LI_WEN, CHENGLAN).opening();
    assertThat(opening.service()).isEqualTo(Service.NEW);
    assertThat(opening.price().yuan()).isEqualByComparingTo("650.00");
    assertThat(opening.years()).isEqualTo(1);
    assertThat(opening.channel()).isEqualTo(Channel.COUNTER);
  }

  /** A-X5: the higher goes on and says what it stops, the rest waits. */
  @Test
  void an_open_application_stops_its_equals_and_is_stopped_by_higher_ones_A_X5() {
    long key = line(CHANGSHA, "长沙澄岚包装材料有限公司", CHENGLAN, LineStanding.ACTIVE);
    CaseNumber open = submitted(Service.SUSPEND, key);
    StartLine line = line(Person.LI_WEN, key, "CS");
    assertThat(line.cases()).extracting(rival -> rival.caseNumber()).containsExactly(open);
    assertThat(refusals(line.refusals()))
        .isEqualTo(
            "RENEW A-X5, CHANGE A-X5, SUSPEND A-X5, RESUME A-X2, REISSUE_DAMAGED A-X5, UNLOCK A-X5");
    assertThat(Messages.text(Locale.SIMPLIFIED_CHINESE, line.refusals().get(0).problem()))
        .contains(open.value());
    assertThat(line.offers())
        .extracting(StartOffer::service)
        .containsExactly(Service.REISSUE_LOST, Service.REVOKE);
    assertThat(line.offers())
        .allSatisfy(
            offer ->
                assertThat(offer.stops())
                    .extracting(rival -> rival.caseNumber())
                    .containsExactly(open));
    assertThat(find(Person.LI_WEN, CHENGLAN).cases())
        .extracting(rival -> rival.caseNumber())
        .contains(open);
  }

  @Test
  void a_holder_without_a_credit_code_is_told_its_open_applications_too() {
    long key = line(CHANGSHA, "长沙无码有限公司", null, LineStanding.ACTIVE);
    CaseNumber open = submitted(Service.SUSPEND, key);
    assertThat(find(Person.LI_WEN, "长沙无码").cases())
        .extracting(rival -> rival.caseNumber())
        .containsExactly(open);
  }

  /** A-G13: not only that it is too early. */
  @Test
  void who_comes_too_early_is_told_from_which_day_it_is_possible() {
    StartLine line = line(Person.HUANG_LI, OF_GUANGDONG.get(LineStanding.ACTIVE), "GD");
    Problem early = line.refusals().get(0).problem();
    assertThat(early.code()).isEqualTo("application.too-early");
    assertThat(early.rule()).isEqualTo("A-G13");
    LocalDate opens =
        LocalDate.ofInstant(line.line().end().orElseThrow(), China.ZONE).minusDays(90);
    assertThat(Messages.text(Locale.SIMPLIFIED_CHINESE, early)).contains(opens.toString());
    assertThat(Messages.text(Locale.ENGLISH, early)).contains(opens.toString(), "Renewal");
    RuleViolation refused =
        catchThrowableOfType(
            RuleViolation.class,
            () -> counter.as(Person.HUANG_LI, () -> counter.drafts().draft(renewal(line))));
    assertThat(refused.problems()).containsExactly(early);
  }

  private static NewApplication renewal(StartLine line) {
    return new NewApplication(
        GUANGDONG,
        Service.RENEW,
        HolderType.UNIT,
        Channel.COUNTER,
        line.line().number().value(),
        1,
        1,
        Facts.NONE,
        Map.of(),
        Map.of());
  }

  // ---- what a line tells

  @Test
  void a_line_tells_how_it_stands() {
    StartLine held = line(Person.LI_WEN, LINES.get(LineStanding.SUSPENDED), "CS");
    assertThat(held.line().hold().setBy()).isEqualTo(setBy(LINES.get(LineStanding.SUSPENDED)));
    StartLine ended = line(Person.LI_WEN, LINES.get(LineStanding.ENDED), "CS");
    assertThat(ended.ended().zh()).isEqualTo("因业务原因退出网上申报系统");
    assertThat(ended.line().endedAt()).isNotNull();
    StartLine expired = line(Person.LI_WEN, LINES.get(LineStanding.EXPIRED), "CS");
    assertThat(expired.daysLeft()).isEqualTo(-30L);
    StartLine active = line(Person.LI_WEN, LINES.get(LineStanding.ACTIVE), "CS");
    assertThat(active.daysLeft()).isEqualTo(335L);
    assertThat(active.line().chip()).isEqualTo(chip(LINES.get(LineStanding.ACTIVE)));
    assertThat(line(Person.LI_WEN, LINES.get(LineStanding.EMPTY), "CS").daysLeft()).isNull();
  }

  /** As the certificate will be made: an expired one goes on from the day of issue (A-C8). */
  @ParameterizedTest(name = "{0}: {1} ends {2}, on {3}")
  @CsvSource({
    "CS, ACTIVE, RENEW, OLD_AND_YEARS, 2",
    "CS, ACTIVE, CHANGE, OLD_END, 1",
    "CS, ACTIVE, REISSUE_LOST, OLD_END, 1",
    "CS, ACTIVE, REVOKE, NO_END, 0",
    "CS, EXPIRED, RENEW, ISSUE_AND_YEARS, 0",
    "GD, ACTIVE, CHANGE, OLD_END, 1",
    "GD, EXPIRED, RENEW, ISSUE_AND_YEARS, 0"
  })
  void an_offer_tells_how_the_new_certificates_would_end(
      String region, LineStanding standing, Service service, Procedure.End end, int years) {
    StartLine line =
        region.equals("CS")
            ? line(Person.LI_WEN, LINES.get(standing), region)
            : line(Person.HUANG_LI, OF_GUANGDONG.get(standing), region);
    StartOffer told =
        line.offers().stream()
            .filter(offer -> offer.service() == service)
            .findFirst()
            .orElseThrow();
    assertThat(told.end()).isEqualTo(end);
    assertThat(told.until())
        .isEqualTo(
            years == 0
                ? null
                : LocalDate.ofInstant(line.line().end().orElseThrow(), China.ZONE)
                    .plusYears(years - 1));
  }

  // ---- by what it is found

  @Test
  void a_certificate_is_found_by_everything_that_names_it() {
    long key = LINES.get(LineStanding.ACTIVE);
    String chip = chip(key);
    String number = number(key, "CS");
    Map<String, Sought.Kind> ways = new HashMap<>();
    ways.put(chip, Sought.Kind.SERIAL);
    ways.put(chip.toLowerCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:"), Sought.Kind.SERIAL);
    ways.put(serial(key, "signing_serial"), Sought.Kind.SERIAL);
    ways.put(serial(key, "encryption_serial"), Sought.Kind.SERIAL);
    ways.put(number, Sought.Kind.LINE);
    ways.put(" " + number.toLowerCase(Locale.ROOT).replace("-", "") + " ", Sought.Kind.LINE);
    ways.forEach(
        (typed, kind) -> {
          StartView found = find(Person.LI_WEN, typed);
          assertThat(found.sought().kind()).as(typed).isEqualTo(kind);
          assertThat(found.lines().stream().filter(StartLine::named).map(line -> line.line().id()))
              .as(typed)
              .containsExactly(key);
          assertThat(found.lines()).as("the holder's others beside it").hasSizeGreaterThan(4);
        });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          91430100MA4L00011K        | CREDIT_CODE |                             |
          ９１４３０１００ma4l00011k      | CREDIT_CODE |                             |
          9143 0100-MA4L 0001 1K    | CREDIT_CODE |                             |
          91430100MA4L000118        | CREDIT_CODE | kernel.credit-code-check    | K
          91430100MA4L0O011K        | CREDIT_CODE | kernel.credit-code-character |
          0000000000000000          | SERIAL      |                             |
          0x41A217B05D6E9933        | SERIAL      |                             |
          00:41:a2:17:b0:5d:6e:99   | SERIAL      |                             |
          CS-Z-999999               | LINE        |                             |
          cs-z-1                    | LINE        |                             |
          CS-20260101-000001        | CASE        |                             |
          没有这个单位                    | NAME        |                             |
          """)
  void what_was_typed_is_told_by_its_shape_and_a_wrong_code_with_the_check_that_fits(
      String typed, Sought.Kind kind, String wrong, String fitting) {
    StartView found = find(Person.LI_WEN, typed);
    assertThat(found.sought().kind()).isEqualTo(kind);
    assertThat(found.wrong() == null ? null : found.wrong().code()).isEqualTo(wrong);
    assertThat(found.fittingCheck()).isEqualTo(fitting);
    if (wrong != null) {
      assertThat(found.holders()).isEmpty();
    }
  }

  /** Its unit may hold a certificate: nothing new is begun with half of what names it. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "91430100MA4L00011, certificate.search-part-of-code",
    "91430100MA, certificate.search-part-of-code",
    "9143 0100-ma4l, certificate.search-part-of-code",
    "MA4L00011K, certificate.search-part-of-code",
    "91430100MA4L00011K0, certificate.search-part-of-code",
    "SOHO2000, certificate.search-part-of-code",
    "3M 中国, ",
    "XYZ, "
  })
  void what_looks_like_part_of_a_code_is_told_to_be_typed_whole(String typed, String wrong) {
    StartView found = find(Person.LI_WEN, typed);
    assertThat(found.holders()).isEmpty();
    assertThat(found.wrong() == null ? null : found.wrong().code()).isEqualTo(wrong);
  }

  @Test
  void a_name_that_looks_like_a_code_is_found_as_a_name() {
    line(CHANGSHA, "湘潭A1B2C3D4厂", null, LineStanding.ACTIVE);
    StartView found = find(Person.LI_WEN, "A1B2C3D4厂");
    assertThat(found.holders()).hasSize(1);
    assertThat(found.wrong()).isNull();
    assertThat(find(Person.LI_WEN, "1B2C3D4厂").wrong()).isNull();
  }

  @Test
  void part_of_a_name_lists_the_units_and_one_alone_shows_its_certificates() {
    StartView several = find(Person.LI_WEN, "长沙朗屿");
    assertThat(several.holders())
        .extracting(LineHolder::name, LineHolder::certificates)
        .containsExactly(tuple("长沙朗屿电子有限公司", 2L), tuple("长沙朗屿电子销售有限公司", 1L));
    assertThat(several.lines()).isEmpty();
    StartView one = find(Person.LI_WEN, " 长沙朗屿电子销售 ");
    assertThat(one.holders()).hasSize(1);
    assertThat(one.lines()).hasSize(1).noneMatch(StartLine::named);
  }

  /** What is typed, folded, stands anywhere in the registered name or in the certificate's. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          朗屿电子销售   | 长沙朗屿电子销售有限公司
          销售有限      | 长沙朗屿电子销售有限公司
          屿 电子 销     | 长沙朗屿电子销售有限公司
          公司销售      |
          ＡＢＣ（湘    | 浏阳Abc（湘）𠮷制造厂
          c(湘)𠮷制   | 浏阳Abc（湘）𠮷制造厂
          简称厂       | 浏阳Abc（湘）𠮷制造厂
          %制造       |
          """)
  void any_part_of_a_name_finds_its_holder(String typed, String name) {
    if (find(Person.LI_WEN, "浏阳Abc").holders().isEmpty()) {
      line(CHANGSHA, "浏阳Abc（湘）𠮷制造厂", "浏阳简称厂", null, LineStanding.ACTIVE);
    }
    assertThat(find(Person.LI_WEN, typed).holders())
        .extracting(LineHolder::name)
        .isEqualTo(name == null ? List.of() : List.of(name));
  }

  @Test
  void a_holder_is_told_once_however_often_its_names_say_it() {
    line(CHANGSHA, "叠彩叠彩叠彩厂", null, LineStanding.ACTIVE);
    line(CHANGSHA, "叠彩叠彩叠彩厂", null, LineStanding.ACTIVE);
    assertThat(find(Person.LI_WEN, "叠彩").holders())
        .extracting(LineHolder::name, LineHolder::certificates)
        .containsExactly(tuple("叠彩叠彩叠彩厂", 2L));
  }

  @Test
  void what_was_asked_for_by_its_number_is_told_however_many_came_after_it() {
    long oldest = line(CHANGSHA, "湘潭百证有限公司", null, LineStanding.ACTIVE);
    for (int i = 0; i < 51; i++) {
      line(CHANGSHA, "湘潭百证有限公司", null, LineStanding.ACTIVE);
    }
    StartView found = find(Person.LI_WEN, chip(oldest));
    assertThat(found.lines()).hasSize(50);
    assertThat(found.moreLines()).isTrue();
    assertThat(found.lines())
        .filteredOn(StartLine::named)
        .extracting(line -> line.line().id())
        .containsExactly(oldest);
  }

  @Test
  void a_whole_name_is_its_units_alone() {
    line(CHANGSHA, "湘潭合成", null, LineStanding.ACTIVE);
    line(CHANGSHA, "湘潭合成第一分公司", null, LineStanding.ACTIVE);
    assertThat(find(Person.LI_WEN, "湘潭合").holders()).hasSize(2);
    assertThat(find(Person.LI_WEN, "湘潭合成").lines()).hasSize(1);
  }

  @Test
  void more_units_than_a_screen_shows_are_told_as_more() {
    for (int i = 0; i < 21; i++) {
      line(CHANGSHA, "湘潭试数%02d有限公司".formatted(i), null, LineStanding.ACTIVE);
    }
    StartView found = find(Person.LI_WEN, "湘潭试数");
    assertThat(found.holders()).hasSize(20);
    assertThat(found.moreHolders()).isTrue();
    assertThat(find(Person.LI_WEN, "湘潭试数0").moreHolders()).isFalse();
  }

  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource({
    "'', application.missing",
    "' ', application.missing",
    "长, certificate.search-too-short"
  })
  void too_little_to_look_for_is_refused_at_the_field(String typed, String code) {
    RuleViolation refused =
        catchThrowableOfType(RuleViolation.class, () -> find(Person.LI_WEN, typed));
    assertThat(refused.problems())
        .extracting(Problem::code, Problem::field)
        .containsExactly(tuple(code, "text"));
  }

  // ---- for whom

  @Test
  void another_regions_certificate_is_not_found_and_not_hinted_at_A_X6() {
    for (String typed :
        List.of(chip(OF_GUANGDONG.get(LineStanding.ACTIVE)), "GD-Z-999999", "广州澄岚", "州澄岚包装")) {
      StartView found = find(Person.LI_WEN, typed);
      assertThat(found.holders()).isEmpty();
      assertThat(found.lines()).isEmpty();
      assertThat(found.cases()).isEmpty();
    }
    String there = number(OF_GUANGDONG.get(LineStanding.ACTIVE), "GD");
    assertThat(find(Person.LI_WEN, there).lines()).isEmpty();
    assertThat(find(Person.LI_WEN, CHENGLAN).lines())
        .allMatch(line -> line.line().region().equals(CHANGSHA));
    NotFound refused =
        catchThrowableOfType(
            NotFound.class, () -> counter.as(Person.LI_WEN, () -> desk().find(GUANGDONG, there)));
    assertThat(refused.problems())
        .extracting(Problem::code)
        .containsExactly("application.region-not-found");
  }

  @Test
  void a_branch_sees_the_lines_that_it_submitted_or_had_proved_A_X6() {
    Staff yuelu = Staff.admit(counter.house(), "yuelu-start", CHANGSHA);
    long seen = LINES.get(LineStanding.EXPIRED);
    assertThat(yuelu.does(() -> desk().find(CHANGSHA, CHENGLAN)).holders()).isEmpty();
    counter
        .house()
        .inTransaction(() -> counter.house().bean(SightRegister.class).proved(seen, yuelu.name()));
    StartView found = yuelu.does(() -> desk().find(null, CHENGLAN));
    assertThat(found.lines()).extracting(line -> line.line().id()).containsExactly(seen);
    assertThat(found.holders()).extracting(LineHolder::certificates).containsExactly(1L);
    assertThat(found.cases()).as("what others submitted").isEmpty();
    assertThat(yuelu.does(() -> desk().find(null, "长沙朗屿")).holders()).isEmpty();
    assertThat(yuelu.does(() -> desk().find(null, "澄岚包装")).holders())
        .extracting(LineHolder::name, LineHolder::certificates)
        .containsExactly(tuple("长沙澄岚包装材料有限公司", 1L));
    String other = number(LINES.get(LineStanding.ACTIVE), "CS");
    assertThat(yuelu.does(() -> desk().find(null, other)).lines()).isEmpty();
  }

  // ---- what a look costs

  @Test
  void a_look_opens_nothing_and_asks_as_much_for_many_lines_as_for_one() {
    for (int i = 0; i < 12; i++) {
      line(CHANGSHA, "湘潭多证有限公司", null, LineStanding.ACTIVE);
    }
    long rows = rows();
    assertThat(statements("长沙朗屿电子销售")).isBetween(5L, 8L).isEqualTo(statements("湘潭多证"));
    assertThat(rows()).isEqualTo(rows);
  }

  private static long statements(String typed) {
    AskedOfH2 asked = AskedOfH2.fromNowOn(counter.house().database());
    find(Person.LI_WEN, typed);
    return asked.times("%from certificate_%", "%application_item%");
  }

  private static long rows() {
    return counter.house().database().number("select count(*) from application")
        + counter.house().database().number("select count(*) from numbering")
        + counter.house().database().number("select count(*) from audit_entry");
  }

  // ---- the counter

  private static StartDesk desk() {
    return counter.house().bean(StartDesk.class);
  }

  private static StartView find(Person person, String typed) {
    return counter.as(person, () -> desk().find(null, typed));
  }

  private static StartLine line(Person person, long key, String prefix) {
    return find(person, number(key, prefix)).lines().stream()
        .filter(line -> line.line().id() == key)
        .findFirst()
        .orElseThrow();
  }

  private static String offers(StartLine line) {
    return line.offers().stream()
        .map(
            offer ->
                offer.service()
                    + " "
                    + (offer.price() == null ? offer.questions() : offer.price().yuan()))
        .collect(Collectors.joining(", "));
  }

  private static String refusals(List<StartRefusal> refusals) {
    return refusals.stream()
        .map(refusal -> refusal.service() + " " + refusal.problem().rule())
        .collect(Collectors.joining(", "));
  }

  private static String byRule(StartView view) {
    return refusals(view.neverHere().stream().filter(StartRefusal::isByRule).toList());
  }

  private static String number(long key, String prefix) {
    return "%s-Z-%06d".formatted(prefix, key);
  }

  private static String chip(long key) {
    return serial(key, "chip");
  }

  private static String serial(long key, String column) {
    return counter
        .house()
        .database()
        .text("select " + column + " from certificate_pair where line_id = " + key);
  }

  private static CaseNumber setBy(long key) {
    return new CaseNumber(
        counter
            .house()
            .database()
            .text("select set_by from certificate_hold where line_id = " + key));
  }

  private static CaseNumber submitted(Service service, long key) {
    Map<String, String> form = Counter.form(CHANGSHA);
    form.remove("applications");
    CaseNumber number =
        counter.as(
            Person.LI_WEN,
            () ->
                counter
                    .drafts()
                    .draft(
                        new NewApplication(
                            CHANGSHA,
                            service,
                            HolderType.UNIT,
                            Channel.COUNTER,
                            number(key, "CS"),
                            1,
                            1,
                            Facts.NONE,
                            Map.of("PERSONAL_INFORMATION", "1"),
                            form)));
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    return number;
  }

  private static long line(RegionCode region, String name, String code, LineStanding standing) {
    return line(region, name, name, code, standing);
  }

  /**
   * @param borne what the certificate calls the unit
   */
  private static long line(
      RegionCode region, String name, String borne, String code, LineStanding standing) {
    return made.line(region, name, borne, code, standing);
  }
}
