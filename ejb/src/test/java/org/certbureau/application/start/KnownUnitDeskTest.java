package org.certbureau.application.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import jakarta.ejb.EJBAccessException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.Step;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.Policies;
import org.certbureau.region.policy.FormField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of a unit is not typed again; of people nothing is told. */
class KnownUnitDeskTest {
  private static final String CODE = Counter.form(CHANGSHA).get("creditCode");
  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void who_has_been_here_is_known_by_the_credit_code() {
    counter.submitted(CHANGSHA);
    Map<String, String> typed = Counter.form(CHANGSHA);
    Map<String, String> known =
        find(Person.LI_WEN, CHANGSHA, " " + CODE + " ").orElseThrow().values();
    assertThat(known)
        .containsEntry("unitName", typed.get("unitName"))
        .containsEntry("unitType", typed.get("unitType"))
        .doesNotContainKey("creditCode");
    assertThat(typed).containsAllEntriesOf(known);
  }

  @Test
  void nothing_that_tells_of_a_person_and_nothing_that_is_asked_for_today_is_told() {
    counter.submitted(CHANGSHA);
    Set<String> personal =
        Policies.of("430100").form().stream()
            .filter(FormField::personal)
            .map(FormField::key)
            .collect(Collectors.toSet());
    assertThat(personal).contains("agentName", "agentDocumentNumber", "agentMobile");
    assertThat(find(Person.LI_WEN, CHANGSHA, CODE).orElseThrow().values().keySet())
        .doesNotContainAnyElementsOf(personal)
        .doesNotContain("agentDocumentType", "applications");
  }

  @Test
  void a_draft_that_was_never_handed_in_tells_nothing() {
    counter.drafted(CHANGSHA);
    assertThat(find(Person.LI_WEN, CHANGSHA, CODE)).isEmpty();
  }

  @Test
  void what_was_registered_since_is_later_than_what_a_form_said() {
    CaseNumber number = counter.accepted(CHANGSHA);
    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "改日再办");
    counter
        .house()
        .database()
        .execute("update unit set name = '长沙澄岚新材料有限公司' where credit_code = '" + CODE + "'");
    assertThat(find(Person.LI_WEN, CHANGSHA, CODE).orElseThrow().values())
        .containsEntry("unitName", "长沙澄岚新材料有限公司");
  }

  @Test
  void the_last_that_was_handed_in_counts() {
    counter.submitted(CHANGSHA);
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("unitName", "长沙澄岚集团有限公司");
    CaseNumber later =
        counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, form)));
    counter.take(Person.LI_WEN, later, Step.SUBMIT);
    assertThat(find(Person.LI_WEN, CHANGSHA, CODE).orElseThrow().values())
        .containsEntry("unitName", "长沙澄岚集团有限公司");
  }

  @Test
  void another_region_knows_nothing_of_it_and_a_wrong_code_is_nobodys_A_X6() {
    counter.submitted(CHANGSHA);
    assertThat(find(Person.HUANG_LI, GUANGDONG, CODE)).isEmpty();
    assertThat(find(Person.LI_WEN, CHANGSHA, "91430100MA4L00011X")).isEmpty();
    assertThat(find(Person.LI_WEN, CHANGSHA, null)).isEmpty();
    assertThatThrownBy(() -> find(Person.HUANG_LI, CHANGSHA, CODE)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> find(Person.WANG_FU, CHANGSHA, CODE))
        .isInstanceOf(EJBAccessException.class);
  }

  private Optional<KnownUnit> find(Person person, RegionCode region, String code) {
    return counter.as(
        person,
        () -> counter.house().bean(KnownUnitDesk.class).find(region, Counter.situation(), code));
  }
}
