package org.certbureau.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.certbureau.application.Counter;
import org.certbureau.certificate.Units;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;

/** A bureau with pairs that end some day, and a post that a test can look into. */
final class NoticeOffice implements AutoCloseable {
  private final House house;
  private final Counter counter;
  private final SlotPost post = new SlotPost();
  private int pairs;

  NoticeOffice(TestDatabase database) {
    this.house = new House(database, TestClock.at("2026-11-22T08:00")).with(post);
    this.counter = new Counter(house);
  }

  /** A second node on the same database. */
  static House secondNode(NoticeOffice first, Post post) {
    return new House(first.house.database(), first.house.clock()).with(post);
  }

  House house() {
    return house;
  }

  SlotPost post() {
    return post;
  }

  CaseNumber application(RegionCode region, String email) {
    Map<String, String> form = new TreeMap<>(Counter.form(region));
    form.keySet().removeAll(Set.of("agentEmail", "unitEmail"));
    if (email != null) {
      form.put("unitEmail", email);
    }
    return counter.as(
        counter.acceptor(region), () -> counter.drafts().draft(counter.begun(region, form)));
  }

  /** An active pair that ends at noon of a day, whose unit can be reached. */
  String pair(RegionCode region, String lastDay) {
    return pair(region, lastDay, "ACTIVE", application(region, "office@chenglan.example.cn"));
  }

  String pair(RegionCode region, String lastDay, String state, CaseNumber number) {
    return pair(
        region,
        LocalDate.parse(lastDay).atTime(12, 0).atZone(China.ZONE).toInstant(),
        state,
        number);
  }

  String pair(RegionCode region, Instant end, String state, CaseNumber number) {
    String job = "J-%04d".formatted(++pairs);
    long unit = Units.of(house, region, "credit:91430100MA4L00011K").unit().orElseThrow();
    house
        .database()
        .execute(
            ("insert into certificate_line (id, line_no, region, opened_by, opened_at,"
                    + " holder_kind, holder_unit, pairs, version) select %d, 'CS-Z-%06d', '%s', '%s',"
                    + " timestamp '2025-11-22 00:00:00', 'UNIT', %d, 0, 0 where not exists (select 1 from certificate_line where opened_by = '%s')")
                .formatted(pairs, pairs, region, number, unit, number));
    house
        .database()
        .execute(
            "insert into certificate_pair (line_id, ordinal, job, case_number, region, holder_name, credit_code, chip,"
                + " issuer, signing_serial, encryption_serial, not_before, not_after, state,"
                + " audit_count, version) values ((select id from certificate_line where opened_by ="
                + " '%s'), %d, '%s', '%s', '%s', '长沙澄岚包装材料有限公司',"
                    .formatted(number, pairs, job, number, region)
                + " '91430100MA4L00011K', '3B9F%04d', 'DFCA', '4F21%04d', '5F21%04d',"
                    .formatted(pairs, pairs, pairs)
                + " timestamp '2025-11-22 00:00:00', timestamp '%s', '%s', 0, 0)"
                    .formatted(end.toString().replace("T", " ").replace("Z", ""), state));
    return job;
  }

  /** A tick of the daily job. */
  void look() {
    house.bean(ExpiryWatch.class).tick();
  }

  /** A tick of the postman. */
  void send() {
    house.bean(Postman.class).tick();
  }

  long notices() {
    return house.database().number("select count(*) from notice");
  }

  long dispatches(DispatchState state) {
    return house
        .database()
        .number("select count(*) from notice_dispatch where state = '" + state + "'");
  }

  String dispatch(String column) {
    return house.database().text("select " + column + " from notice_dispatch");
  }

  List<String> audited(String action) {
    List<String> objects = new ArrayList<>();
    house.inTransaction(() -> {});
    long count =
        house.database().number("select count(*) from audit_entry where action = '" + action + "'");
    for (long i = 0; i < count; i++) {
      objects.add(
          house
              .database()
              .text(
                  "select object_id from audit_entry where action = '"
                      + action
                      + "' order by id offset "
                      + i
                      + " rows fetch first 1 rows only"));
    }
    return objects;
  }

  /** An empty desk for the next test, at eight in the morning. */
  void clear() {
    for (String table :
        List.of("notice_dispatch", "notice", "job_run", "certificate_pair", "audit_entry")) {
      house.database().execute("delete from " + table);
    }
    house.clock().set("2026-11-22T08:00");
    post.letters.clear();
    post.refused.clear();
    post.away = false;
    post.beforeSending = letter -> {};
  }

  @Override
  public void close() {
    house.close();
  }

  /** A post that keeps what it is given, and refuses or is away when told to. */
  static final class SlotPost implements Post {
    final List<Letter> letters = Collections.synchronizedList(new ArrayList<>());
    final Set<String> refused = Collections.synchronizedSet(new HashSet<>());
    volatile boolean away;
    volatile Consumer<Letter> beforeSending = letter -> {};

    @Override
    public Medium medium() {
      return Medium.EMAIL;
    }

    @Override
    public Round open() throws PostAway {
      if (away) {
        throw new PostAway("connection refused", null);
      }
      return new Round() {
        @Override
        public void send(Letter letter) throws Undelivered, PostAway {
          if (away) {
            throw new PostAway("connection lost", null);
          }
          beforeSending.accept(letter);
          if (refused.contains(letter.to())) {
            throw new Undelivered("550 no such mailbox", null);
          }
          letters.add(letter);
        }

        @Override
        public void close() {
          // nothing to close
        }
      };
    }
  }
}
