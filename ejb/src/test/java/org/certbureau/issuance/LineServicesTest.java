package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;

import java.util.Map;
import java.util.TreeMap;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done with a certificate without its token being written to, from counter to list. */
class LineServicesTest {
  private static Workroom room;

  @BeforeAll
  static void open() {
    room = new Workroom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void a_suspension_is_done_when_it_is_accepted() {
    LineView line = certificate();
    CaseNumber number = begun(Service.SUSPEND, line, Facts.NONE, Map.of());
    accept(number);
    assertThat(room.look(number).state()).isEqualTo(State.CLOSED);
    assertThat(now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    assertThat(now(line).hold().setBy()).isEqualTo(number);
  }

  @Test
  void a_resumption_takes_papers_token_and_a_second_person() {
    LineView line = certificate();
    accept(begun(Service.SUSPEND, line, Facts.NONE, Map.of()));
    CaseNumber number = begun(Service.RESUME, line, Facts.NONE, Map.of());
    accept(number);
    assertThat(room.look(number).state()).isEqualTo(State.ACCEPTED);
    room.counter().take(Person.WANG_FU, number, Step.APPROVE);
    assertThat(room.look(number).state()).isEqualTo(State.CLOSED);
    assertThat(now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(now(line).hold()).isNull();
  }

  @Test
  void a_revocation_ends_the_line_when_it_is_approved() {
    LineView line = certificate();
    CaseNumber number =
        begun(
            Service.REVOKE,
            line,
            Facts.of(Fact.TOKEN_AT_HAND, true),
            Map.of("revocationReason", "LEAVING"));
    accept(number);
    assertThat(now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    room.counter().take(Person.WANG_FU, number, Step.APPROVE);
    assertThat(now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(now(line).endedBy()).isEqualTo(number);
    assertThat(state(line.chip())).isEqualTo("TAKEN_BACK");
  }

  // ---- the counter

  private static String state(String chip) {
    return room.counter()
        .house()
        .database()
        .text("select state from token where chip = '" + chip + "'");
  }

  static LineView certificate() {
    CaseNumber number = room.paidCase();
    room.make(number);
    return room.line(number);
  }

  private static LineView now(LineView line) {
    return room.counter().house().bean(LineRegister.class).view(line.id());
  }

  private static CaseNumber begun(
      Service service, LineView line, Facts facts, Map<String, String> more) {
    Map<String, String> form =
        new TreeMap<>(
            Map.of(
                "agentName", "欧阳喆",
                "agentMobile", "13800138000",
                "agentDocumentType", "CITIZEN_ID",
                "agentDocumentNumber", "43010219900307008X"));
    form.putAll(more);
    return room.counter()
        .as(
            Person.LI_WEN,
            () ->
                room.counter()
                    .drafts()
                    .draft(
                        new NewApplication(
                            CHANGSHA,
                            service,
                            HolderType.UNIT,
                            Channel.COUNTER,
                            line.number().value(),
                            1,
                            1,
                            facts,
                            Map.of("PERSONAL_INFORMATION", "1"),
                            form)));
  }

  private static void accept(CaseNumber number) {
    room.counter().take(Person.LI_WEN, number, Step.SUBMIT);
    room.counter().scanEverything(CHANGSHA, number);
    room.counter().seeEveryOriginal(CHANGSHA, number);
    room.counter().take(Person.LI_WEN, number, Step.ACCEPT);
  }
}
