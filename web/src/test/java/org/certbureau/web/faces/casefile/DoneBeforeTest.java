package org.certbureau.web.faces.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certbureau.application.Step;
import org.certbureau.application.view.TimelineEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stale page is told "done" only of what was done just as it says (ADR 20). */
class DoneBeforeTest {
  @ParameterizedTest(name = "{0}; zhao presses {1} with {2}: done before: {3}")
  @CsvSource(
      nullValues = "none",
      value = {
        // the same words again, however the browser sends their lines
        "zhao:returned:缺公章, RETURN, 缺公章, true",
        "zhao:returned:缺公章, RETURN, ' 缺公章 ', true",
        "zhao:refused:不符, REFUSE, 不符, true",
        // other words are another answer, which the applicant would never read
        "zhao:returned:缺公章, RETURN, 缺签名, false",
        "zhao:returned:缺公章, RETURN, 缺公章和签名, false",
        "zhao:refused:不符, REFUSE, 重复, false",
        "zhao:returned:缺公章, RETURN, none, false",
        "zhao:refused, REFUSE, 不符, false",
        // another step, another person, another turn since
        "zhao:returned:缺公章, REFUSE, 缺公章, false",
        "qian:returned:缺公章, RETURN, 缺公章, false",
        "zhao:returned:缺公章 li:submitted, RETURN, 缺公章, false",
        "zhao:returned:缺公章 li:edited, RETURN, 缺公章, true",
        // steps without a reason
        "zhao:approved, APPROVE, none, true",
        "zhao:approved, APPROVE, 好, true",
        "zhao:accepted, ACCEPT, none, true",
        "qian:approved, APPROVE, none, false",
        "zhao:edited, ACCEPT, none, false"
      })
  void it_was_done_before_by_the_same_person_with_the_same_words(
      String trail, Step pressed, String reason, boolean done) {
    List<TimelineEntry> timeline = new ArrayList<>();
    for (String entry : trail.split(" ")) {
      String[] said = entry.split(":");
      timeline.add(
          new TimelineEntry(
              Instant.EPOCH,
              said[0],
              said[0],
              "application." + said[1],
              said.length > 2 ? Map.of("reason", said[2]) : Map.of(),
              timeline.size() + 1));
    }

    assertThat(DoneBefore.isLast(timeline, "zhao", pressed, reason)).isEqualTo(done);
  }
}
