package org.certbureau.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;
import static org.certbureau.application.Counter.Person.CHEN_SHOU;
import static org.certbureau.application.Counter.Person.HUANG_LI;
import static org.certbureau.application.Counter.Person.LI_WEN;
import static org.certbureau.application.Counter.Person.SHEN_JI;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.certbureau.application.Counter.Person;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clerks see of notices, and what they can do about them. */
class NoticeDeskTest {
  private static NoticeOffice office;

  @BeforeAll
  static void open() {
    office = new NoticeOffice(TestDatabase.h2());
  }

  @BeforeEach
  void clear() {
    office.clear();
  }

  @AfterAll
  static void close() {
    office.close();
  }

  private NoticeDesk desk() {
    return office.house().bean(NoticeDesk.class);
  }

  private <T> T as(Person person, Supplier<T> work) {
    return office.house().as(person.name(), person.roles(), work);
  }

  private void as(Person person, Runnable work) {
    office.house().as(person.name(), person.roles(), work);
  }

  private NoticePage page(Person person) {
    return as(person, () -> desk().page(NoticeFilter.EVERYTHING, null, 50));
  }

  /** The only dispatch of the only notice. */
  private DispatchView only() {
    return page(LI_WEN).notices().get(0).dispatches().get(0);
  }

  @Test
  void clerks_see_the_notices_of_their_regions_with_masked_recipients() {
    office.pair(CHANGSHA, "2026-12-20");
    office.pair(CHANGSHA, "2026-12-21");
    office.pair(GUANGDONG, "2026-12-21");
    office.look();

    assertThat(page(LI_WEN).notices()).hasSize(2);
    assertThat(page(SHEN_JI).notices()).hasSize(2);
    assertThat(page(HUANG_LI).notices()).extracting(NoticeView::region).containsExactly(GUANGDONG);
    assertThat(only().recipient()).isEqualTo("of***@chenglan.example.cn");
    assertThatThrownBy(() -> page(CHEN_SHOU)).isInstanceOf(EJBAccessException.class);
  }

  @Test
  void the_list_is_walked_by_key_and_filtered_by_state() {
    for (int i = 0; i < 5; i++) {
      office.pair(
          CHANGSHA,
          "2026-12-20",
          "ACTIVE",
          office.application(CHANGSHA, i == 2 ? null : "a@example.cn"));
    }
    office.look();

    NoticePage first = as(LI_WEN, () -> desk().page(NoticeFilter.EVERYTHING, null, 3));
    NoticePage second = as(LI_WEN, () -> desk().page(NoticeFilter.EVERYTHING, first.next(), 3));

    assertThat(first.notices()).hasSize(3);
    assertThat(second.notices()).hasSize(2);
    assertThat(second.next()).isNull();
    assertThat(first.notices()).doesNotContainAnyElementsOf(second.notices());
    assertThat(
            as(LI_WEN, () -> desk().page(new NoticeFilter(null, DispatchState.NO_ADDRESS), null, 9))
                .notices())
        .hasSize(1);
    assertThat(as(LI_WEN, () -> desk().page(new NoticeFilter(GUANGDONG, null), null, 9)).notices())
        .isEmpty();
  }

  @Test
  void an_application_shows_what_was_told_about_it() {
    CaseNumber number = office.application(CHANGSHA, "a@example.cn");
    office.pair(CHANGSHA, "2026-12-20", "ACTIVE", number);
    office.look();

    assertThat(as(LI_WEN, () -> desk().ofCase(number))).hasSize(1);
    assertThat(as(HUANG_LI, () -> desk().ofCase(number))).isEmpty();
  }

  @Test
  void the_text_can_be_read_beforehand() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    long id = page(LI_WEN).notices().get(0).id();

    assertThat(as(LI_WEN, () -> desk().preview(id)))
        .startsWith("长沙市人社数字证书将于2026年12月22日到期\n\n长沙澄岚包装材料有限公司：");
    assertThatThrownBy(() -> as(HUANG_LI, () -> desk().preview(id))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> as(LI_WEN, () -> desk().preview(4711L))).isInstanceOf(NotFound.class);
  }

  @Test
  void what_was_given_up_can_be_sent_again() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office
        .house()
        .database()
        .execute(
            "update notice_dispatch set state = 'GIVEN_UP', attempts = 8, next_attempt_at = null,"
                + " last_error = 'full'");
    long id = only().id();

    as(LI_WEN, () -> desk().resend(id));

    assertThat(only())
        .extracting(DispatchView::state, DispatchView::attempts, DispatchView::lastError)
        .containsExactly(DispatchState.WAITING, 0, null);
    assertThat(office.audited("notice.resent")).hasSize(1);
    office.send();
    assertThat(only().state()).isEqualTo(DispatchState.SENT);
  }

  @Test
  void a_letter_sent_again_by_hand_has_a_number_of_its_own() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office.send();
    long id = only().id();

    as(LI_WEN, () -> desk().resend(id));
    office.send();

    assertThat(office.post().letters).extracting(Letter::id).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void what_waits_can_be_stopped_with_a_reason() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    long id = only().id();

    for (String nothing : new String[] {" ", "x", "。。"}) {
      refused("notice.reason-missing", () -> desk().stop(id, nothing));
    }
    refused("notice.reason-too-long", () -> desk().stop(id, "很长".repeat(101)));
    as(LI_WEN, () -> desk().stop(id, "单位已电话告知"));
    office.send();

    assertThat(office.post().letters).isEmpty();
    assertThat(only().state()).isEqualTo(DispatchState.STOPPED);
    assertThat(only().lastError()).isEqualTo("单位已电话告知");
    refused("notice.not-waiting", () -> desk().stop(id, "再停一次"));
  }

  @Test
  void nothing_is_sent_again_without_an_address_after_the_end_or_while_it_is_on_its_way() {
    office.pair(CHANGSHA, "2026-12-22", "ACTIVE", office.application(CHANGSHA, null));
    office.look();
    long nobody = only().id();
    refused("notice.no-address", () -> desk().resend(nobody));

    office.pair(CHANGSHA, "2026-12-20");
    office.house().clock().set("2026-11-23T08:00");
    office.look();
    long somebody = only().id();
    office.house().bean(DispatchRows.class).claim(Medium.EMAIL, "a node", 50);
    refused("notice.on-its-way", () -> desk().resend(somebody));
    office.house().clock().advance(Duration.ofDays(40));
    refused("notice.over", () -> desk().resend(somebody));
  }

  @Test
  void a_stop_that_comes_while_the_letter_leaves_does_not_deny_that_it_left() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    long id = only().id();
    office.post().beforeSending = letter -> as(LI_WEN, () -> desk().stop(id, "来不及了"));

    office.send();

    assertThat(only().state()).isEqualTo(DispatchState.SENT);
  }

  @Test
  void another_regions_dispatch_is_not_found_and_auditors_only_read() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    long id = only().id();

    assertThatThrownBy(() -> as(HUANG_LI, () -> desk().resend(id))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> as(HUANG_LI, () -> desk().stop(id, "电话已告知")))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> as(SHEN_JI, () -> desk().resend(id)))
        .isInstanceOf(EJBAccessException.class);
  }

  private void refused(String code, Runnable work) {
    assertThatThrownBy(() -> as(LI_WEN, work))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            violation ->
                assertThat(violation.problems())
                    .extracting(Problem::code)
                    .isEqualTo(List.of(code)));
  }
}
