package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Locale;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.view.LineCase;
import org.certbureau.application.view.LineCaseDesk;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineDesk;
import org.certbureau.certificate.LineLife;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
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
    assertThat(cases.view(number).closedAt()).isNotNull();
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

  @Test
  void a_certificates_life_is_told_to_its_own_region_alone() {
    LineView line = cases.certificate();
    CaseNumber hold = cases.accepted(Service.SUSPEND, line);
    CaseNumber back = cases.accepted(Service.RESUME, line);
    cases.approve(back);
    String typed = line.number().value().toLowerCase(Locale.ROOT).replace("-", "");
    LineDesk lines = room.counter().house().bean(LineDesk.class);
    LineCaseDesk ofLine = room.counter().house().bean(LineCaseDesk.class);

    LineLife life = room.counter().as(Person.SHEN_JI, () -> lines.life(typed));
    assertThat(life.pairs()).extracting(PairView::ordinal).containsExactly(1);
    assertThat(life.holds())
        .extracting(HoldView::setBy, HoldView::liftedBy)
        .containsExactly(tuple(hold, back));
    assertThat(room.counter().as(Person.SHEN_JI, () -> ofLine.ofLine(typed)))
        .extracting(LineCase::caseNumber)
        .containsExactlyInAnyOrder(line.openedBy(), hold, back);
    assertThatThrownBy(() -> room.counter().as(Person.HUANG_LI, () -> lines.life(typed)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> room.counter().as(Person.HUANG_LI, () -> ofLine.ofLine(typed)))
        .isInstanceOf(NotFound.class);
  }
}
