package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import org.certbureau.application.State;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done with a certificate without its token being written to, from counter to list. */
class LineServicesTest {
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
  void a_suspension_is_done_when_it_is_accepted() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.SUSPEND, line);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    assertThat(cases.now(line).hold().setBy()).isEqualTo(number);
  }

  @Test
  void a_resumption_takes_papers_token_and_a_second_person() {
    LineView line = cases.certificate();
    cases.accepted(Service.SUSPEND, line);
    CaseNumber number = cases.accepted(Service.RESUME, line);
    assertThat(cases.state(number)).isEqualTo(State.ACCEPTED);
    cases.approve(number);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(cases.now(line).hold()).isNull();
  }

  @Test
  void a_revocation_ends_the_line_when_it_is_approved() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REVOKE, line);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    cases.approve(number);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(cases.now(line).endedBy()).isEqualTo(number);
    assertThat(room.token(line.chip())).isEqualTo("TAKEN_BACK");
  }
}
