package org.certbureau.web.faces.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session remembers of the forms that were sent in it. */
class PostsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Map<String, List<String>> SENT =
      Map.of("f:take", List.of(""), "f:amount", List.of("650.00"));
  private static final String FORM = new Sent(SENT).digest();
  private static final String OTHER =
      new Sent(Map.of("f:take", List.of(""), "f:amount", List.of("65.00"))).digest();

  private final Posts posts = new Posts();

  @Test
  void what_was_told_as_done_answers_the_same_form_for_good_and_no_other() {
    posts.finish(new Posts.Finished("chen.shou", FORM, "/payment.xhtml", "taken", NOW));
    assertThat(posts.finished("chen.shou", FORM, NOW.plusSeconds(3600)))
        .hasValueSatisfying(before -> assertThat(before.said()).isEqualTo("taken"));
    assertThat(posts.finished("chen.shou", OTHER, NOW)).isEmpty();
  }

  @Test
  void what_only_led_on_answers_an_impatient_finger_alone() {
    posts.finish(new Posts.Finished("chen.shou", FORM, "/accept.xhtml", null, NOW));
    assertThat(posts.finished("chen.shou", FORM, NOW.plusSeconds(9))).isPresent();
    assertThat(posts.finished("chen.shou", FORM, NOW.plusSeconds(10))).isEmpty();
  }

  @Test
  void what_was_refused_is_told_once_and_at_its_own_address() {
    posts.refuse(
        new Posts.Refused("chen.shou", "/accept.xhtml?case=1", SENT, List.of(), List.of()));
    assertThat(posts.takeRefused("chen.shou", "/accept.xhtml?case=2")).isEmpty();
    assertThat(posts.takeRefused("chen.shou", "/accept.xhtml?case=1"))
        .hasValueSatisfying(post -> assertThat(post.sent()).isEqualTo(SENT));
    assertThat(posts.takeRefused("chen.shou", "/accept.xhtml?case=1")).isEmpty();
  }

  @Test
  void only_the_last_few_are_remembered() {
    for (int i = 0; i < 5; i++) {
      posts.refuse(
          new Posts.Refused("chen.shou", "/accept.xhtml?case=" + i, SENT, List.of(), List.of()));
    }
    assertThat(posts.takeRefused("chen.shou", "/accept.xhtml?case=0")).isEmpty();
    assertThat(posts.takeRefused("chen.shou", "/accept.xhtml?case=1")).isPresent();
  }

  @Test
  void nobody_gets_what_another_account_sent_in_the_same_session() {
    posts.refuse(
        new Posts.Refused("chen.shou", "/accept.xhtml?case=1", SENT, List.of(), List.of()));
    posts.finish(new Posts.Finished("chen.shou", FORM, "/payment.xhtml", "taken", NOW));
    for (String other : new String[] {"li.wen", "Chen.Shou", ""}) {
      assertThat(posts.takeRefused(other, "/accept.xhtml?case=1")).isEmpty();
      assertThat(posts.finished(other, FORM, NOW)).isEmpty();
    }
  }

  @Test
  void nothing_that_was_typed_can_be_read_from_what_was_done() {
    assertThat(FORM).hasSize(64).doesNotContain("650.00");
    assertThat(new Sent(Map.of("a", List.of("b", "c"))).digest())
        .isNotEqualTo(new Sent(Map.of("a", List.of("bc"))).digest())
        .isNotEqualTo(new Sent(Map.of("a", List.of("b"), "c", List.of())).digest());
  }

  @ParameterizedTest
  @CsvSource({
    "chen.shou, 200000, true",
    "chen.shou, 300000, false",
    "'', 3000, true",
    "'', 5000, false"
  })
  void a_session_keeps_no_more_than_a_page_has(String account, int length, boolean kept) {
    Sent sent = new Sent(Map.of("f:reason", List.of("长".repeat(length))));
    assertThat(sent.fits(account)).isEqualTo(kept);
  }

  @Test
  void whoever_waits_too_long_for_the_form_before_is_told_and_nothing_is_done() throws Exception {
    assertThat(posts.oneAtATime(() -> {})).isTrue();
    Thread.currentThread().interrupt();
    assertThat(posts.oneAtATime(() -> fail("its turn has not come"))).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
