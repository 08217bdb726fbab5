package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Service;

/** Whoever asks for whatever in whatever order: a certificate and its issuer's list agree. */
class WhateverHappensToLinesProperties {
  private static Workroom room;
  private static LineCases cases;
  private static int ended;

  @BeforeContainer
  static void open() {
    room = new Workroom();
    cases = new LineCases(room);
  }

  @AfterContainer
  static void close() {
    room.close();
    assertThat(ended).as("certificates that were ended").isPositive();
  }

  /**
   * Somebody does something.
   *
   * @param step null to begin an application, else taken with the latest but some
   */
  record Deed(Service service, Step step, Person person, int ago) {
    @Override
    public String toString() {
      return step == null ? "begin " + service : "%s %s, %d ago".formatted(person, step, ago);
    }
  }

  @Provide
  Arbitrary<List<Deed>> deeds() {
    Arbitrary<Service> service = Arbitraries.of(Service.SUSPEND, Service.RESUME, Service.REVOKE);
    Arbitrary<Person> person = Arbitraries.of(Person.LI_WEN, Person.WANG_FU, Person.QIAN_JIAN);
    Arbitrary<Step> step =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of(Step.ACCEPT, Step.APPROVE)),
            Tuple.of(1, Arbitraries.of(Step.SUBMIT)),
            Tuple.of(1, Arbitraries.of(Step.RETURN, Step.WITHDRAW, Step.REFUSE)));
    Arbitrary<Deed> begun = service.map(asked -> new Deed(asked, null, Person.LI_WEN, 0));
    Arbitrary<Deed> taken =
        Combinators.combine(step, person, Arbitraries.of(0, 0, 0, 1))
            .as((what, who, ago) -> new Deed(null, what, who, ago));
    return Arbitraries.frequencyOf(Tuple.of(1, begun), Tuple.of(4, taken))
        .list()
        .ofMinSize(20)
        .ofMaxSize(40);
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
  void a_certificate_and_its_issuers_list_agree_whatever_is_asked_for(
      @ForAll("deeds") List<Deed> deeds) {
    LineView line = cases.certificate();
    List<CaseNumber> begun = new ArrayList<>();
    boolean over = false;
    for (Deed deed : deeds) {
      try {
        happen(line, begun, deed);
      } catch (RuleViolation refused) {
        assertThat(refused.problems()).isNotEmpty();
      }
      LineView now = cases.now(line);
      assertConsistent(now);
      assertThat(!over || now.standing() == LineStanding.ENDED).as("over is over").isTrue();
      over = now.standing() == LineStanding.ENDED;
    }
    ended += over ? 1 : 0;
  }

  private static void happen(LineView line, List<CaseNumber> begun, Deed deed) {
    if (deed.step() == null) {
      CaseNumber number = cases.drafted(deed.service(), line);
      cases.submit(number);
      begun.add(number);
      cases.bringEverything(number);
    } else if (deed.ago() < begun.size()) {
      CaseNumber number = begun.get(begun.size() - 1 - deed.ago());
      room.counter().take(deed.person(), number, deed.step(), "说明");
      if (deed.step() == Step.SUBMIT) {
        cases.bringEverything(number);
      }
    }
  }

  private static void assertConsistent(LineView line) {
    String listed = cases.listed(line);
    switch (line.standing()) {
      case ACTIVE -> assertThat(listed).isEqualTo(LineCases.NOT_LISTED);
      case SUSPENDED -> assertThat(listed).isEqualTo("CERTIFICATE_HOLD");
      case ENDED -> assertThat(listed).isEqualTo("CESSATION_OF_OPERATION");
      default -> throw new AssertionError(line.standing());
    }
    assertThat(cases.holds(line)).isEqualTo(line.standing() == LineStanding.SUSPENDED ? 1 : 0);
    assertThat(cases.inForce(line)).isEqualTo(line.standing() == LineStanding.ENDED ? 0 : 1);
    assertThat(line.standing() != LineStanding.ENDED || cases.open(line) == 0)
        .as("nothing is open on what is over")
        .isTrue();
  }
}
