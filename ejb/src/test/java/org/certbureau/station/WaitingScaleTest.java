package org.certbureau.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.testing.AskedOfH2;
import org.certbureau.testing.House;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits for one thing costs nothing where another is looked for. */
class WaitingScaleTest {
  private static final RegionCode HERE = RegionCode.of("430100");
  private static final int WAITING = 3_000;
  private static final int PAGE = 5;

  @ParameterizedTest
  @EnumSource(
      value = JobKind.class,
      names = {"ISSUE", "REKEY"})
  void a_look_for_jobs_of_one_kind_meets_none_of_the_other(JobKind wanted) {
    try (House house = House.onH2()) {
      TestDatabase database = house.database();
      house.inTransaction(() -> open(house));
      copies(database, wanted == JobKind.ISSUE ? JobKind.REKEY : JobKind.ISSUE);
      database.execute("update station_job set kind = '%s' where item_id = 1".formatted(wanted));

      AskedOfH2 asked = AskedOfH2.fromNowOn(database);
      List<Job> found =
          house.inTransaction(
              () ->
                  house.bean(Jobs.class).waiting(HERE, DeskChoice.ofNone(Set.of()), wanted, PAGE));

      assertThat(found).hasSize(1);
      List<String> statements = asked.statements("select%from station_job%");
      assertThat(statements).hasSize(1);
      assertThat(asked.rowsMet(filled(statements.get(0), wanted))).isLessThan(PAGE);
    }
  }

  private static String open(House house) {
    return house
        .bean(JobBook.class)
        .open(
            new NewJob(
                JobKind.ISSUE,
                CaseNumber.of("CS-20261122-000001"),
                1,
                null,
                null,
                null,
                HERE,
                null,
                "长沙示例第一有限公司",
                9,
                null,
                null));
  }

  @Test
  void a_look_for_what_is_to_be_told_again_meets_nothing_that_was_done() {
    try (House house = House.onH2()) {
      TestDatabase database = house.database();
      house.inTransaction(() -> open(house));
      copies(database, JobKind.ISSUE);
      database.execute("update station_job set state = 'DONE', open_item = null");
      database.execute(
          "update station_job set kind = 'REKEY', tell_at = opened_at where item_id = 1");
      database.execute("analyze");

      AskedOfH2 asked = AskedOfH2.fromNowOn(database);
      Instant now = house.clock().instant();
      List<String> found =
          house.inTransaction(() -> house.bean(Jobs.class).toTellAgain(now, now, PAGE));

      assertThat(found).hasSize(1);
      List<String> statements = asked.statements("select%from station_job%");
      assertThat(statements).hasSize(1);
      assertThat(statements)
          .allSatisfy(
              each ->
                  assertThat(
                          asked.rowsMet(
                              each.replaceFirst(
                                      "tell_at > \\?\\d?",
                                      "tell_at > timestamp '1970-01-01 00:00:00'")
                                  .replaceFirst("tell_at <= \\?\\d?", "tell_at <= now()")
                                  .replaceFirst(
                                      "(?i)in \\(.*?\\)",
                                      "in ('PREPARING', 'SIGNING', 'INSTALLING')")
                                  .replaceFirst("(?i)limit \\?\\d?", "limit " + PAGE)
                                  .replaceFirst("(?i)offset \\?\\d?", "offset 0")))
                      .isLessThan(PAGE));
    }
  }

  private static void copies(TestDatabase database, JobKind kind) {
    database.execute("create table one as select * from station_job");
    database.execute(
        "update one set kind = '%s', opened_at = dateadd(day, -1, opened_at)".formatted(kind));
    for (String column : List.of("item_id", "open_item")) {
      database.execute("alter table one drop column " + column);
    }
    database.execute("alter table one drop column job_number");
    String kept =
        database.text(
            "select listagg(column_name, ', ') from information_schema.columns where table_name ="
                + " 'ONE'");
    database.execute(
        "insert into station_job (job_number, item_id, open_item, %1$s) select 'W-' || x, x + 1, x + 1, %1$s from one, system_range(1, %2$d)"
            .formatted(kept, WAITING));
  }

  private static String filled(String statement, JobKind kind) {
    return statement
        .replaceFirst("region = \\?\\d?", "region = '" + HERE + "'")
        .replaceFirst("state = \\?\\d?", "state = 'WAITING'")
        .replaceFirst("kind = \\?\\d?", "kind = '" + kind + "'")
        .replaceFirst("(?i)limit \\?\\d?", "limit " + PAGE)
        .replaceFirst("(?i)offset \\?\\d?", "offset 0");
  }
}
