package org.certbureau.web.faces.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.certbureau.application.view.TimelineEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reviewer has looked at is what the trail says. */
class LooksTest {
  /** Entries in order: who, what, and the scan; {@code wang} reviews. */
  @ParameterizedTest(name = "{0}: wang has opened {1}")
  @CsvSource({
    "'', ''",
    "zhao:accepted, ''",
    "zhao:accepted wang:scan-disclosed:7, 7",
    "zhao:accepted wang:scan-disclosed:7 wang:scan-disclosed:8 wang:scan-disclosed:7, 7 8",
    // each with their own eyes
    "zhao:accepted zhao:scan-disclosed:7, ''",
    "zhao:accepted zhao:scan-disclosed:7 wang:scan-disclosed:8, 8",
    // what was seen before it was returned was another case
    "wang:scan-disclosed:7 zhao:accepted, ''",
    "zhao:accepted wang:scan-disclosed:7 wang:returned zhao:accepted wang:scan-disclosed:8, 8",
    // to have uploaded it is not to have looked at it
    "zhao:accepted wang:scan-attached:7, ''"
  })
  void a_scan_was_opened_where_the_trail_has_the_reviewers_look_since_acceptance(
      String trail, String opened) {
    List<TimelineEntry> timeline = new ArrayList<>();
    for (String entry : trail.isEmpty() ? new String[0] : trail.split(" ")) {
      String[] said = entry.split(":");
      timeline.add(
          new TimelineEntry(
              Instant.EPOCH,
              said[0],
              said[0],
              "application." + said[1],
              said.length > 2 ? Map.of("scan", said[2]) : Map.of(),
              timeline.size() + 1));
    }

    assertThat(new TreeSet<>(Looks.of("wang", timeline)))
        .isEqualTo(opened.isEmpty() ? Set.of() : new TreeSet<>(List.of(opened.split(" "))));
  }
}
