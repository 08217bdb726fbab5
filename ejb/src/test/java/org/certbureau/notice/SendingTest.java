package org.certbureau.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.Duration;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due goes to the post, and what fails comes again. */
class SendingTest {
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

  @Test
  void a_letter_speaks_the_words_of_changsha() {
    var number = office.application(CHANGSHA, "office@chenglan.example.cn");
    office.pair(CHANGSHA, "2026-12-22", "ACTIVE", number);
    office.look();

    office.send();

    Letter letter = office.post().letters.get(0);
    assertThat(letter.to()).isEqualTo("office@chenglan.example.cn");
    assertThat(letter.sender()).isEqualTo("长沙市人力资源和社会保障局");
    assertThat(letter.subject()).isEqualTo("长沙市人社数字证书将于2026年12月22日到期");
    assertThat(letter.text())
        .isEqualTo(
            """
            长沙澄岚包装材料有限公司：

            贵单位的人社数字证书将于2026年12月22日到期，还有 30 天。
            到期后证书不能再使用。请在到期前办理“证书续费”。

            受理号：%s
            签名证书序列号：%s

            受理点：
            　　长沙市人社局一楼大厅 11 号“数字证书认证”窗口，长沙市人力资源和社会保障局一楼大厅右侧
            证书服务网：csrs.dfca.cn

            长沙市人力资源和社会保障局
            2026年11月22日

            本邮件由系统自动发出，请勿回复。
            """
                .formatted(number, office.house().database().text("select serial from notice")));
  }

  @Test
  void a_letter_speaks_the_words_of_guangdong() {
    office.pair(GUANGDONG, "2026-12-22");
    office.look();

    office.send();

    Letter letter = office.post().letters.get(0);
    assertThat(letter.subject()).isEqualTo("广东省人社数字证书将于2026年12月22日到期");
    assertThat(letter.text())
        .contains("请在到期前办理“更新（续期）”。", "广州现场受理点", "客户服务热线：020-89524338")
        .doesNotContain("长沙市");
  }

  @Test
  void the_days_are_counted_when_it_is_sent_not_when_it_was_written() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office.house().clock().set("2026-12-21T23:00");
    office.send();
    office.pair(CHANGSHA, "2026-12-22");
    office.house().clock().set("2026-12-22T09:00");
    office.look();
    office.send();

    assertThat(office.post().letters.get(0).text()).contains("还有 1 天");
    assertThat(office.post().letters.get(1).text()).contains("今天（2026年12月22日）到期");
  }

  @Test
  void what_was_sent_is_not_sent_again_and_is_on_record() {
    String job = office.pair(CHANGSHA, "2026-12-22");
    office.look();

    office.send();
    office.house().clock().advance(Duration.ofDays(1));
    office.send();

    assertThat(office.post().letters).hasSize(1);
    assertThat(office.dispatches(DispatchState.SENT)).isEqualTo(1);
    assertThat(office.audited("notice.sent")).containsExactly(job + "/2026-12-22");
  }

  @Test
  void one_bad_address_delays_nobody() {
    for (int i = 0; i < 60; i++) {
      office.pair(
          CHANGSHA, "2026-12-20", "ACTIVE", office.application(CHANGSHA, "u" + i + "@example.cn"));
    }
    office.post().refused.add("u0@example.cn");
    office.post().refused.add("u30@example.cn");
    office.look();

    office.send();

    assertThat(office.post().letters).hasSize(58);
    assertThat(office.dispatches(DispatchState.WAITING)).isEqualTo(2);
  }

  @Test
  void a_failed_attempt_is_repeated_after_longer_and_longer_pauses_until_it_is_given_up() {
    String job = office.pair(CHANGSHA, "2026-12-22");
    office.post().refused.add("office@chenglan.example.cn");
    office.look();

    long[] minutes = {0, 5, 10, 20, 40, 80, 160, 320};
    for (int attempt = 1; attempt <= minutes.length; attempt++) {
      office.house().clock().advance(Duration.ofMinutes(minutes[attempt - 1]).minusSeconds(1));
      if (attempt > 1) {
        office.send();
        assertThat(office.dispatch("attempts")).as("too early").isEqualTo("" + (attempt - 1));
      }
      office.house().clock().advance(Duration.ofSeconds(1));
      office.send();
      assertThat(office.dispatch("attempts")).isEqualTo("" + attempt);
    }

    assertThat(office.dispatches(DispatchState.GIVEN_UP)).isEqualTo(1);
    assertThat(office.dispatch("last_error")).isEqualTo("550 no such mailbox");
    assertThat(office.audited("notice.given-up")).containsExactly(job + "/2026-12-22");
    office.house().clock().advance(Duration.ofDays(2));
    office.send();
    assertThat(office.dispatch("attempts")).isEqualTo("8");
  }

  @Test
  void while_the_mail_server_is_away_nothing_counts_as_tried() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office.post().away = true;
    for (int i = 0; i < 100; i++) {
      office.send();
      office.house().clock().advance(Duration.ofMinutes(10));
    }
    assertThat(office.dispatch("attempts")).isEqualTo("0");

    office.post().away = false;
    office.send();

    assertThat(office.post().letters).hasSize(1);
  }

  @Test
  void a_server_that_goes_away_in_the_middle_gets_the_rest_when_it_is_back() {
    for (int i = 0; i < 5; i++) {
      office.pair(CHANGSHA, "2026-12-20");
    }
    office.look();
    office.post().beforeSending = letter -> office.post().away = office.post().letters.size() == 1;

    office.send();
    assertThat(office.post().letters).hasSize(2);
    office.post().away = false;
    office.post().beforeSending = letter -> {};
    office.house().clock().advance(Duration.ofMinutes(1));
    office.send();

    assertThat(office.post().letters).hasSize(5);
    assertThat(office.house().database().number("select max(attempts) from notice_dispatch"))
        .isEqualTo(1);
  }

  @Test
  void a_reminder_of_a_pair_on_hold_says_so_and_that_its_validity_runs_on() { // A-C15
    String job = office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office
        .house()
        .database()
        .execute("update certificate_pair set state = 'SUSPENDED' where job = '" + job + "'");

    office.send();

    assertThat(office.post().letters.get(0).text())
        .contains("该证书目前已冻结，冻结期间有效期照常计算；需要继续使用的，请先办理“解除冻结”。\n到期后证书不能再使用。");
  }

  @Test
  void a_reminder_names_no_service_that_the_region_does_not_have() {
    String job = office.pair(GUANGDONG, "2026-12-22");
    office.look();
    office
        .house()
        .database()
        .execute("update certificate_pair set state = 'SUSPENDED' where job = '" + job + "'");
    office.send();
    assertThat(office.post().letters.get(0).text())
        .contains("需要继续使用的，请与受理点联系。")
        .doesNotContain("请先办理“解除冻结”");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REVOKED", "SUPERSEDED", "LAPSED"})
  void a_pair_that_has_ended_meanwhile_is_not_reminded(String state) {
    String job = office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office
        .house()
        .database()
        .execute("update certificate_pair set state = '" + state + "' where job = '" + job + "'");

    office.send();

    assertThat(office.post().letters).isEmpty();
    assertThat(office.dispatches(DispatchState.STOPPED)).isEqualTo(1);
    assertThat(office.audited("notice.stopped")).containsExactly(job + "/2026-12-22");
  }

  @Test
  void after_the_end_there_is_nothing_to_remind_of() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office.house().clock().set("2026-12-23T08:00");

    office.send();

    assertThat(office.post().letters).isEmpty();
    assertThat(office.dispatches(DispatchState.STOPPED)).isEqualTo(1);
  }

  @Test
  void what_a_dead_node_held_comes_free_by_itself() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office.house().bean(DispatchRows.class).claim(Medium.EMAIL, "dead", 50);

    office.send();
    assertThat(office.post().letters).isEmpty();
    office.house().clock().advance(DispatchRows.CLAIM);
    office.send();

    assertThat(office.post().letters).hasSize(1);
  }

  @Test
  void the_number_of_a_letter_stays_the_same_over_its_attempts() {
    office.pair(CHANGSHA, "2026-12-22");
    office.look();
    office.post().beforeSending =
        letter -> {
          office.post().letters.add(letter);
          throw new IllegalStateException("the node dies after the server has taken it");
        };
    office.send();
    office.house().clock().advance(Duration.ofHours(1));
    office.post().beforeSending = letter -> {};
    office.send();

    assertThat(office.post().letters).hasSize(2);
    assertThat(office.post().letters)
        .extracting(Letter::id)
        .containsOnly(office.post().letters.get(0).id());
  }
}
