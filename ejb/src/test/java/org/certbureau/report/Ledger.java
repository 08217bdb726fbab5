package org.certbureau.report;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.application.Counter;
import org.certbureau.kernel.calendar.China;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;

/** Business that happened, written down as it lies in the database; and an auditor who asks. */
final class Ledger implements AutoCloseable {
  private final House house;
  private final Counter counter;
  private int rows;

  Ledger(TestDatabase database) {
    this.house = new House(database, TestClock.at("2026-11-22T10:45"));
    this.counter = new Counter(house);
    hire("AN_QUAN", "*");
    hire("LIN_JI", "440000");
  }

  private void hire(String auditor, String region) {
    house
        .database()
        .execute(
            "insert into staff_account (name, display_name, password_hash, failed_tries,"
                + " disabled, audit_count, version) values ('%1$s', '%1$s', '-', 0, false, 0, 0)"
                    .formatted(auditor));
    house
        .database()
        .execute(
            "insert into staff_role (account_name, role_name, region) values ('%s', 'AUDITOR', '%s')"
                .formatted(auditor, region));
  }

  House house() {
    return house;
  }

  Counter counter() {
    return counter;
  }

  /** SHEN_JI audits Changsha, LIN_JI Guangdong, AN_QUAN everywhere. */
  <T> T as(String auditor, Supplier<T> work) {
    return house.as(auditor, Set.of(Roles.AUDITOR), work);
  }

  BusinessTable table(String auditor, ReportFilter filter) {
    return as(
        auditor, () -> house.bean(BusinessReport.class).table(filter, Locale.SIMPLIFIED_CHINESE));
  }

  /**
   * An application.
   *
   * @param desk null for none
   * @param acceptedAt in China, or null
   * @param closedAt in China, or null
   * @return its case number
   */
  String application(
      String region, String desk, String service, String acceptedAt, String closedAt) {
    String number = "XX-20261122-%06d".formatted(++rows);
    house
        .database()
        .execute(
            "insert into application (id, case_no, tracking_code, region, holder, channel, state,"
                + " state_since, required_gates, open_gates, sealed_form,"
                + " created_by, created_at, due_on, revision, audit_count, version, desk,"
                + " accepted_at, closed_at) values (%1$d, '%2$s', 'T%1$d', '%3$s', 'UNIT', 'COUNTER', '%4$s',"
                    .formatted(rows, number, region, closedAt == null ? "ACCEPTED" : "CLOSED")
                + " timestamp '2026-01-01 00:00:00', '', '', "
                + emptyBytes()
                + ", 'x', timestamp '2026-01-01 00:00:00', date '2026-12-31', 0, 0, 0, %s, %s, %s)"
                    .formatted(quoted(desk), utc(acceptedAt), utc(closedAt)));
    house
        .database()
        .execute(
            ("insert into application_item (id, application_id, ordinal, service, years, systems,"
                    + " state, state_since, version) values (%1$d, %1$d, 1, '%2$s', 1, 1, 'WAITING',"
                    + " timestamp '2026-01-01 00:00:00', 0)")
                .formatted(rows, service));
    return number;
  }

  void paid(String number, String amount, String takenAt) {
    int id = ++rows;
    house
        .database()
        .execute(
            "insert into charge (id, case_no, region, policy_version, total, state,"
                + " due_since, receipt_prints, audit_count, version) values (%d, '%s', '430100', 1,"
                    .formatted(id, number)
                + " %s, 'SETTLED', timestamp '2026-01-01 00:00:00', 0, 0, 0)".formatted(amount));
    house
        .database()
        .execute(
            "insert into payment (id, charge_id, region, method, amount, reference,"
                + " reference_key, taken_by, taken_at)"
                + " values (%1$d, %1$d, '430100', 'POS', %2$s, 'R%1$d', 'R%1$d', 'x', %3$s)"
                    .formatted(id, amount, utc(takenAt)));
  }

  /** What that application's charge had cost went back. */
  void repaid(String number, String amount, String recordedAt) {
    house
        .database()
        .execute(
            "insert into refund (id, charge_id, region, method, amount, payee, reference,"
                + " reference_key, repaid_on, repaid_by, recorded_at) select %1$d, c.id, c.region, 'POS', %2$s, 'x',"
                    .formatted(++rows, amount)
                + " 'B%1$d', 'B%1$d', date '2026-11-20', 'x', %2$s from charge c where c.case_no = '%3$s'"
                    .formatted(rows, utc(recordedAt), number));
  }

  void job(String number, String state, String endedAt) {
    house
        .database()
        .execute(
            "insert into station_job (job_number, item_id, case_number, attempt, region, holder_name,"
                + " pin_retry_limit, state, opened_at, step_at, audit_count, version) values"
                + " ('J%1$d', %1$d, '%2$s', 1, '430100', 'x', 9, '%3$s', timestamp '2026-01-01 00:00:00', %4$s,"
                    .formatted(++rows, number, state, utc(endedAt))
                + " 0, 0)");
  }

  /** No business any more. */
  void clear() {
    for (String table :
        new String[] {
          "refund", "payment", "charge", "station_job", "application_item", "application"
        }) {
      house.database().execute("delete from " + table);
    }
  }

  private String emptyBytes() {
    return "h2".equals(house.database().toString()) ? "x''" : "'\\x'";
  }

  private static String quoted(String text) {
    return text == null ? "null" : "'" + text + "'";
  }

  private static String utc(String inChina) {
    return inChina == null
        ? "null"
        : "timestamp '"
            + LocalDateTime.parse(inChina)
                .atZone(China.ZONE)
                .withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString()
                .replace('T', ' ')
            + "'";
  }

  @Override
  public void close() {
    house.close();
  }
}
