package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Step;
import org.certbureau.application.view.StepView;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.EmbeddedKeyManagementCentre;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.Charging;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.work.Courier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A branch's system finds what systems of its name began, and of everything else not even that it
 * exists: another branch's case, one of the counter, and one of another region are as one that
 * never was (A-X6).
 */
class BranchesSeeTheirOwnTest {
  private static final CaseNumber NEVER = CaseNumber.of("CS-20200101-999999");

  /** A list, also of a case of one's own for which nothing was made yet. */
  private static final String NOTHING = "[]";

  /** Nothing leaves the house. */
  private static final class Nowhere implements Courier {
    @Override
    public boolean serves(String destination) {
      return false;
    }

    @Override
    public void deliver(String destination, List<String> bodies) {}
  }

  private static Counter counter;
  private static Staff yuelu;
  private static Staff reader;
  private static CaseNumber own;
  private static CaseNumber ofKaifu;
  private static CaseNumber ofTheCounter;
  private static CaseNumber elsewhere;

  @BeforeAll
  static void open() {
    House house = House.onH2().with(new Nowhere()).observing(Charging.class);
    counter = new Counter(house);
    house.with(house.bean(EmbeddedKeyManagementCentre.class));
    yuelu = Staff.admit(house, "yuelu", Counter.CHANGSHA);
    reader = Staff.admit(house, "reader", Counter.CHANGSHA);
    house.database().execute("update machine_token set reads = 'REGION' where name = 'reader'");
    own = begunBy("machine:yuelu");
    ofKaifu = begunBy("machine:kaifu");
    ofTheCounter = counter.submitted(Counter.CHANGSHA);
    elsewhere = counter.submitted(Counter.GUANGDONG);
    for (CaseNumber number : List.of(own, ofKaifu, ofTheCounter, elsewhere)) {
      putAJobTo(number);
    }
  }

  private static CaseNumber begunBy(String machine) {
    CaseNumber number = counter.submitted(Counter.CHANGSHA);
    counter
        .house()
        .database()
        .execute(
            "update application set created_by = '%s' where case_no = '%s'"
                .formatted(machine, number));
    return number;
  }

  private static void putAJobTo(CaseNumber number) {
    counter
        .house()
        .database()
        .execute(
            "insert into station_job (job_number, case_number, item_id, attempt, region,"
                + " holder_name, pin_retry_limit, state, p10, opened_at, step_at, audit_count,"
                + " version) select a.case_no || '-1', a.case_no, i.id, 1, a.region, 'n', 10,"
                + " 'FAILED', X'01', current_timestamp, current_timestamp, 0, 0 from application a"
                + " join application_item i on i.application_id = a.id where a.case_no = '"
                + number
                + "'");
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  /** Whatever a desk lets branches do with a case. */
  @TestFactory
  Stream<DynamicTest> no_desk_tells_a_branch_of_a_case_that_it_did_not_begin() {
    List<Method> methods =
        Classes.OF_THE_HOUSE.stream()
            .filter(type -> type.getSimpleName().endsWith("Desk"))
            .filter(type -> type.isAnnotatedWith(Stateless.class))
            .map(JavaClass::reflect)
            .flatMap(desk -> Stream.of(desk.getDeclaredMethods()))
            .filter(BranchesSeeTheirOwnTest::isAboutACaseAndForBranches)
            .toList();
    assertThat(methods).hasSizeGreaterThan(12);
    return methods.stream()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                    () -> {
                      String never = outcome(method, yuelu, NEVER);
                      for (CaseNumber foreign : List.of(ofKaifu, ofTheCounter, elsewhere)) {
                        assertThat(outcome(method, yuelu, foreign)).isEqualTo(never);
                      }
                      if (!never.equals(NOTHING)) {
                        assertThat(outcome(method, yuelu, begunBy("machine:yuelu")))
                            .as("of its own")
                            .isNotEqualTo(never);
                      }
                    }));
  }

  private static boolean isAboutACaseAndForBranches(Method method) {
    RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
    if (allowed == null) {
      allowed = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
    }
    return allowed != null
        && List.of(allowed.value()).contains(Roles.BRANCH)
        && Modifier.isPublic(method.getModifiers())
        && !method.isSynthetic()
        && method.getParameterCount() > 0
        && method.getParameterTypes()[0] == CaseNumber.class;
  }

  /** What comes of it, with the number of the case left out. */
  private static String outcome(Method method, Staff who, CaseNumber number) {
    Object desk = counter.house().bean(method.getDeclaringClass());
    Object[] arguments = new Object[method.getParameterCount()];
    arguments[0] = number;
    for (int i = 1; i < arguments.length; i++) {
      arguments[i] = value(method.getParameterTypes()[i]);
    }
    String[] told = new String[1];
    Throwable thrown =
        catchThrowable(
            () ->
                told[0] =
                    who.does(
                        () -> {
                          try {
                            return String.valueOf(method.invoke(desk, arguments));
                          } catch (IllegalAccessException e) {
                            throw new AssertionError(e);
                          } catch (InvocationTargetException e) {
                            if (e.getCause() instanceof RuleViolation refused) {
                              throw refused;
                            }
                            throw new IllegalStateException(e.getCause());
                          }
                        }));
    return (thrown == null ? told[0] : thrown.toString()).replace(number.value(), "CASE");
  }

  private static Object value(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    return Map.<Class<?>, Object>of(
            String.class,
            "x",
            int.class,
            1,
            long.class,
            1L,
            boolean.class,
            true,
            Map.class,
            Map.of(),
            List.class,
            List.of(),
            Set.class,
            Set.of(),
            byte[].class,
            new byte[] {1})
        .get(type);
  }

  @Test
  void lists_and_counts_hold_what_a_branch_began() {
    assertThat(worklist(yuelu)).contains(own).doesNotContain(ofKaifu, ofTheCounter, elsewhere);
    assertThat(worklist(reader)).contains(own, ofKaifu, ofTheCounter).doesNotContain(elsewhere);
    assertThat(counters(yuelu)).isLessThan(counters(reader));
    assertThat(counters(yuelu)).isEqualTo(worklist(yuelu).size());
  }

  private static List<CaseNumber> worklist(Staff who) {
    return who
        .does(() -> counter.work().worklist(WorkFilter.EVERYTHING, null, 200))
        .items()
        .stream()
        .map(WorkItem::caseNumber)
        .toList();
  }

  private static long counters(Staff who) {
    WorkDesk desk = counter.work();
    return who.does(desk::counters).get(Awaiting.ACCEPTANCE);
  }

  @Test
  void money_and_production_of_what_it_did_not_begin_are_nothing_to_it() {
    List<CaseNumber> all = List.of(own, ofKaifu, ofTheCounter, elsewhere);
    ProductionDesk production = counter.house().bean(ProductionDesk.class);
    CashDesk cash = counter.house().bean(CashDesk.class);

    assertThat(yuelu.does(() -> cash.totals(all)).keySet()).containsExactly(own);
    assertThat(jobs(yuelu.does(() -> production.ofCases(all)))).containsExactly(own + "-1");
    assertThat(jobs(yuelu.does(() -> production.recent(200)))).containsExactly(own + "-1");
    assertThat(jobs(yuelu.does(() -> production.named(all.stream().map(c -> c + "-1").toList()))))
        .containsExactly(own + "-1");
    assertThat(yuelu.does(() -> production.request(own + "-1"))).containsExactly(1);
    assertThat(catchThrowable(() -> yuelu.does(() -> production.request(ofKaifu + "-1"))))
        .isInstanceOf(RuleViolation.class);

    assertThat(reader.does(() -> cash.totals(all)).keySet())
        .containsExactlyInAnyOrder(own, ofKaifu, ofTheCounter);
    assertThat(jobs(reader.does(() -> production.recent(200)))).hasSize(3);
    Map<CaseNumber, Money> clerks = counter.as(Counter.Person.LI_WEN, () -> cash.totals(all));
    assertThat(clerks).hasSize(3);
  }

  private static Collection<String> jobs(List<JobView> jobs) {
    return jobs.stream().map(JobView::number).toList();
  }

  @Test
  void who_may_read_its_region_changes_nothing_of_others() {
    List<StepView> steps = reader.does(() -> counter.viewing().find(ofTheCounter)).steps();
    assertThat(steps).isEmpty();
    assertThat(
            catchThrowable(
                () ->
                    reader.does(
                        () -> {
                          counter.steps().take(ofTheCounter, Step.WITHDRAW, "单位撤回");
                          return null;
                        })))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("application.not-found");
    assertThat(catchThrowable(() -> reader.does(() -> counter.viewing().form(ofTheCounter))))
        .as("the whole form, unmasked")
        .hasMessageContaining("application.not-found");
    assertThat(catchThrowable(() -> reader.does(() -> counter.viewing().find(elsewhere))))
        .hasMessageContaining("application.not-found");
  }

  @Test
  void a_name_that_is_admitted_again_finds_what_it_began_before() {
    House house = counter.house();
    CaseNumber before = begunBy("machine:tianxin");
    Staff first = Staff.admit(house, "tianxin", Counter.CHANGSHA);
    assertThat(first.does(() -> counter.viewing().find(before)).caseNumber()).isEqualTo(before);
    house
        .database()
        .execute(
            "update machine_token set in_force = null, revoked_at = current_timestamp, admission ="
                + " 'tianxin-before', token_hash = 'before' where name = 'tianxin'");
    Staff again = Staff.admit(house, "tianxin", Counter.CHANGSHA);
    assertThat(again.does(() -> counter.viewing().find(before)).caseNumber()).isEqualTo(before);
  }
}
