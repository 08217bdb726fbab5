package org.certbureau.web.faces.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session remembers of the forms that were sent in it. */
class PostsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Map<String, List<String>> SENT =
      Map.of("f:take", List.of(""), "f:amount", List.of("650.00"));
  private static final Map<String, List<String>> OTHER =
      Map.of("f:take", List.of(""), "f:amount", List.of("65.00"));

  private final Posts posts = new Posts();

  @Test
  void what_was_told_as_done_answers_the_same_form_for_good_and_no_other() {
    posts.finish(new Posts.Finished(SENT, "/payment.xhtml", "taken", NOW));
    assertThat(posts.finished(SENT, NOW.plusSeconds(3600)))
        .hasValueSatisfying(before -> assertThat(before.said()).isEqualTo("taken"));
    assertThat(posts.finished(OTHER, NOW)).isEmpty();
  }

  @Test
  void what_only_led_on_answers_an_impatient_finger_alone() {
    posts.finish(new Posts.Finished(SENT, "/accept.xhtml", null, NOW));
    assertThat(posts.finished(SENT, NOW.plusSeconds(9))).isPresent();
    assertThat(posts.finished(SENT, NOW.plusSeconds(10))).isEmpty();
  }

  @Test
  void what_was_refused_is_told_once_and_at_its_own_address() {
    posts.refuse(new Posts.Refused("/accept.xhtml?case=1", SENT, List.of(), List.of()));
    assertThat(posts.takeRefused("/accept.xhtml?case=2")).isEmpty();
    assertThat(posts.takeRefused("/accept.xhtml?case=1"))
        .hasValueSatisfying(post -> assertThat(post.sent()).isEqualTo(SENT));
    assertThat(posts.takeRefused("/accept.xhtml?case=1")).isEmpty();
  }

  @Test
  void only_the_last_few_are_remembered() {
    for (int i = 0; i < 5; i++) {
      posts.refuse(new Posts.Refused("/accept.xhtml?case=" + i, SENT, List.of(), List.of()));
    }
    assertThat(posts.takeRefused("/accept.xhtml?case=0")).isEmpty();
    assertThat(posts.takeRefused("/accept.xhtml?case=1")).isPresent();
  }
}
