package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import java.util.function.Function;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.life.TokenEvent.What;
import org.certbureau.life.TokenNow;
import org.certbureau.life.TokenStory;
import org.certbureau.life.TokenStoryDesk;
import org.certbureau.region.business.Service;
import org.certbureau.testing.Refused;
import org.certbureau.token.DestructionDesk;
import org.certbureau.token.DestructionView;
import org.certbureau.token.DestructionView.Signature;
import org.certbureau.token.DestructionView.State;
import org.certbureau.token.TokenView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was taken back is destroyed on a list that two people sign. */
class DestructionTest {
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
  void what_a_revocation_and_a_replacement_took_back_waits_for_the_same_list() {
    List<String> chips = List.of(ofRevocation(), ofReplacement());
    assertThat(waiting()).containsAll(chips);
    String number = make(chips);
    assertThat(waiting()).doesNotContainAnyElementsOf(chips);
    assertThat(list(number).chips()).containsExactlyInAnyOrderElementsOf(chips);
    assertThat(list(number).madeBy()).isEqualTo(Person.ZHAO_ZHI.name());
    assertThat(number).matches("CS-X-\\d{8}-\\d{3}");
  }

  @Test
  void with_the_second_signature_its_tokens_are_destroyed_and_no_sooner() {
    String chip = ofRevocation();
    String number = make(List.of(chip));
    assertThat(list(number).state()).isEqualTo(State.UNSIGNED);
    sign(Person.ZHAO_ZHI, number);
    assertThat(list(number).state()).isEqualTo(State.HALF_SIGNED);
    assertThat(room.token(chip)).isEqualTo("TAKEN_BACK");

    Problem again = Refused.at(() -> sign(Person.ZHAO_ZHI, number));
    assertThat(again.code()).isEqualTo("token.list-signed");
    sign(Person.WANG_FU, number);
    assertThat(list(number).state()).isEqualTo(State.DESTROYED);
    assertThat(list(number).signatures())
        .extracting(Signature::by, Signature::at)
        .containsExactly(
            tuple(Person.ZHAO_ZHI.name(), room.counter().house().clock().instant()),
            tuple(Person.WANG_FU.name(), room.counter().house().clock().instant()));
    assertThat(room.token(chip)).isEqualTo("DESTROYED");
    assertThat(Refused.at(() -> sign(Person.WANG_FU, number)).code())
        .isEqualTo("token.list-signed");
  }

  @Test
  void a_list_that_was_a_mistake_is_void_until_two_have_signed_and_its_tokens_wait_again() {
    String chip = ofRevocation();
    String number = make(List.of(chip));
    sign(Person.ZHAO_ZHI, number);
    for (String nothing : new String[] {" ", "x"}) {
      assertThat(Refused.at(() -> dissolve(Person.WANG_FU, number, nothing)).code())
          .isEqualTo("token.list-reason");
    }
    assertThatThrownBy(() -> dissolve(Person.OU_ZHI, number, "误列")).isInstanceOf(NotFound.class);
    dissolve(Person.WANG_FU, number, "介质与单位的不符");
    assertThat(list(number).state()).isEqualTo(State.DISSOLVED);
    assertThat(list(number).dissolution().reason()).isEqualTo("介质与单位的不符");
    assertThat(list(number).mySignatureWanted()).isFalse();
    assertThat(waiting()).contains(chip);
    assertThat(Refused.at(() -> sign(Person.QIAN_JIAN, number)).code())
        .isEqualTo("token.list-dissolved");

    String next = make(List.of(chip));
    sign(Person.ZHAO_ZHI, next);
    sign(Person.WANG_FU, next);
    assertThat(room.token(chip)).isEqualTo("DESTROYED");
    assertThat(Refused.at(() -> dissolve(Person.WANG_FU, next, "误列")).code())
        .isEqualTo("token.list-done");
    assertThat(story(chip).events())
        .extracting(event -> event.what())
        .containsSubsequence(What.DESTROYED, What.LISTED);
  }

  private static void dissolve(Person person, String number, String reason) {
    as(
        person,
        desk -> {
          desk.dissolve(number, reason);
          return null;
        });
  }

  @Test
  void who_may_still_sign_is_told_so() {
    String number = make(List.of(ofRevocation()));
    assertThat(seen(Person.ZHAO_ZHI, number).mySignatureWanted()).isTrue();
    sign(Person.ZHAO_ZHI, number);
    assertThat(seen(Person.ZHAO_ZHI, number).mySignatureWanted()).isFalse();
    assertThat(seen(Person.WANG_FU, number).mySignatureWanted()).isTrue();
    assertThat(seen(Person.SHEN_JI, number).mySignatureWanted()).isFalse();
    assertThatThrownBy(() -> sign(Person.SHEN_JI, number)).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> sign(Person.LI_WEN, number)).isInstanceOf(EJBAccessException.class);
  }

  @Test
  void only_what_was_taken_back_and_stands_on_no_list_is_entered() {
    String chip = ofRevocation();
    String inUse = cases.certificate().chip();
    make(List.of(chip));
    assertThat(
            Refused.all(() -> make(List.of(chip, inUse, "00FF00FF00FF", inUse))).stream()
                .map(problem -> problem.code() + " at " + problem.field()))
        .containsExactly(
            "token.not-to-destroy at chips[0]",
            "token.not-to-destroy at chips[1]",
            "token.not-found at chips[2]",
            "token.list-twice at chips[3]");
    assertThat(Refused.at(() -> make(List.of())).code()).isEqualTo("token.list-size");
  }

  @Test
  void another_region_sees_neither_list_nor_token_A_X6() {
    String chip = ofRevocation();
    String number = make(List.of(chip));
    assertThatThrownBy(() -> seen(Person.OU_ZHI, number)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> sign(Person.OU_ZHI, number)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> as(Person.OU_ZHI, desk -> desk.waiting(Counter.CHANGSHA, "", 50)))
        .isInstanceOf(NotFound.class);
    assertThat(page(Person.OU_ZHI, "", 50)).isEmpty();
    List<TokenView> theirs = as(Person.OU_ZHI, desk -> desk.waiting(null, "", 50));
    assertThat(theirs).isEmpty();
    Problem foreign =
        Refused.at(
            () -> as(Person.OU_ZHI, desk -> desk.make(Counter.GUANGDONG, List.of(ofRevocation()))));
    assertThat(foreign.code()).isEqualTo("token.not-found");
  }

  @Test
  void every_act_is_on_the_record_of_the_list_and_of_its_tokens() {
    String chip = ofReplacement();
    String number = make(List.of(chip));
    sign(Person.WANG_FU, number);
    byte[] pdf = as(Person.SHEN_JI, desk -> desk.paper(number));
    assertThat(pdf).startsWith('%', 'P', 'D', 'F');
    sign(Person.ZHAO_ZHI, number);
    assertThat(trail("destruction", number))
        .containsExactly(
            "destruction.made",
            "destruction.signed",
            "destruction.printed",
            "destruction.signed",
            "destruction.done");
    assertThat(trail("token", chip))
        .endsWith("token.taken-back", "token.listed", "token.destroyed");
    TokenStory story = story(chip);
    assertThat(story.now().standing()).isEqualTo(TokenNow.Standing.DESTROYED);
    assertThat(story.now().service()).isEqualTo(Service.REISSUE_DAMAGED);
    assertThat(story.events())
        .filteredOn(event -> event.list() != null)
        .extracting(event -> event.what(), event -> event.list())
        .containsExactly(tuple(What.DESTROYED, number), tuple(What.LISTED, number));
  }

  @Test
  void lists_are_told_the_latest_first_page_by_page() {
    String first = make(List.of(ofRevocation()));
    String second = make(List.of(ofRevocation()));
    assertThat(page(Person.SHEN_JI, "", 1))
        .extracting(DestructionView::number)
        .containsExactly(second);
    assertThat(page(Person.SHEN_JI, second, 1))
        .extracting(DestructionView::number)
        .containsExactly(first);
  }

  private static String ofRevocation() {
    LineView line = cases.certificate();
    cases.done(Service.REVOKE, line);
    return line.chip();
  }

  private static String ofReplacement() {
    LineView line = cases.certificate();
    CaseNumber number = cases.done(Service.REISSUE_DAMAGED, line);
    room.make(number);
    return line.chip();
  }

  private static List<String> waiting() {
    return as(Person.ZHAO_ZHI, desk -> desk.waiting(room.region(), "", 200)).stream()
        .map(TokenView::chip)
        .toList();
  }

  private static String make(List<String> chips) {
    return as(Person.ZHAO_ZHI, desk -> desk.make(room.region(), chips));
  }

  private static void sign(Person person, String number) {
    as(
        person,
        desk -> {
          desk.sign(number);
          return null;
        });
  }

  private static DestructionView list(String number) {
    return seen(Person.SHEN_JI, number);
  }

  private static DestructionView seen(Person person, String number) {
    return as(person, desk -> desk.list(number));
  }

  private static List<DestructionView> page(Person person, String after, int limit) {
    return as(person, desk -> desk.page(after, limit));
  }

  private static <T> T as(Person person, Function<DestructionDesk, T> what) {
    return room.counter()
        .as(person, () -> what.apply(room.counter().house().bean(DestructionDesk.class)));
  }

  private static List<String> trail(String type, String id) {
    return room.counter().house().bean(AuditTrail.class).of(type, id).stream()
        .map(AuditRecord::action)
        .toList();
  }

  private static TokenStory story(String chip) {
    return room.counter()
        .as(
            Person.SHEN_JI,
            () -> room.counter().house().bean(TokenStoryDesk.class).story(chip, null, 50));
  }
}
