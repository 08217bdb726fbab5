package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.application.State;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobState;
import org.certbureau.station.StationDesk;
import org.certbureau.station.StationRows;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.report.Dispatched;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A job whose certificate is not in force any more when a station comes. */
class StrandedJobsTest {
  private static Workroom room;
  private static LineCases cases;

  @BeforeAll
  static void open() {
    room = new Workroom();
    cases = new LineCases(room);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void it_ends_at_once_with_the_reason_and_keeps_no_other_waiting() {
    LineView line = cases.certificate();
    LineView other = cases.certificate();
    stations(() -> desk().retire(Workroom.STATION));
    CaseNumber stranded = waiting(line);
    CaseNumber behind = waiting(other);
    room.counter()
        .house()
        .database()
        .execute("update certificate_pair set in_force_line = null where line_id = " + line.id());
    stations(() -> desk().restore(Workroom.STATION));
    room.orders();

    Dispatched round = room.counter().house().bean(StationRows.class).dispatchWaiting();
    assertThat(round.sent()).isOne();
    assertThat(round.stranded()).containsExactly(room.job(stranded).number());
    assertThat(room.orders(Rekey.class))
        .extracting(Rekey::job)
        .containsExactly(room.job(behind).number());

    for (int twice = 0; twice < 2; twice++) {
      room.counter()
          .house()
          .bean(Issuance.class)
          .stranded(new Dispatched(0, List.of(room.job(stranded).number(), "CS-1-1")));
    }
    assertThat(room.job(stranded).state()).isEqualTo(JobState.FAILED);
    assertThat(room.job(stranded).failureCode()).isEqualTo("CERTIFICATE_NOT_IN_FORCE");
    assertThat(cases.state(stranded)).isEqualTo(State.FAILED);
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
    assertThat(room.counter().house().bean(StationRows.class).dispatchWaiting().stranded())
        .isEmpty();
  }

  @Test
  void one_that_a_station_has_by_now_is_left_to_it() {
    CaseNumber number = waiting(cases.certificate());
    assertThat(room.job(number).state()).isEqualTo(JobState.PREPARING);
    room.counter()
        .house()
        .bean(Issuance.class)
        .stranded(new Dispatched(0, List.of(room.job(number).number())));
    assertThat(room.job(number).state()).isEqualTo(JobState.PREPARING);
  }

  /** Everything is there but a station. */
  private static CaseNumber waiting(LineView line) {
    CaseNumber number =
        cases.drafted(
            Service.CHANGE, line, Facts.NONE, null, Map.of("unitEmail", "zx@chenglan.example.cn"));
    cases.submit(number);
    cases.bringEverything(number);
    cases.accept(number);
    cases.approve(number);
    room.pay(number, "200");
    return number;
  }

  private static StationDesk desk() {
    return room.counter().house().bean(StationDesk.class);
  }

  private static void stations(Runnable act) {
    room.counter()
        .house()
        .as(
            "admin",
            Set.of(Roles.ADMIN),
            () -> {
              act.run();
              return null;
            });
  }
}
