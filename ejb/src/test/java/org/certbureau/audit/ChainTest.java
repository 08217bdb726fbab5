package org.certbureau.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What goes into a hash, and that nothing can pass for something else. */
class ChainTest {
  private static final String SPRING_NIGHT = "2026-03-29T02:30"; // no such time in Berlin

  @Test
  void every_field_has_its_own_room() throws SQLException {
    List<String[]> alike =
        List.of(
            new String[] {"ab", "c", "430100", "li", "thing.made", "{}"},
            new String[] {"a", "bc", "430100", "li", "thing.made", "{}"},
            new String[] {"abc", "", "430100", "li", "thing.made", "{}"},
            new String[] {"ab", "c", null, "430100li", "thing.made", "{}"},
            new String[] {"ab", "c", "", "430100li", "thing.made", "{}"},
            new String[] {"ab", "c", "430100", "lithing", ".made", "{}"},
            new String[] {"ab", "c", "430100", "li", "thing.made{", "}"});

    Set<String> hashes = new HashSet<>();
    for (String[] texts : alike) {
      hashes.add(hash(Chain.FIRST, 1, SPRING_NIGHT, texts));
    }

    assertThat(hashes).hasSameSizeAs(alike);
  }

  @Test
  void the_hash_holds_the_place_and_all_that_came_before() throws SQLException {
    String[] entry = {"thing", "one", "430100", "li", "thing.made", "{}"};
    String first = hash(Chain.FIRST, 1, SPRING_NIGHT, entry);

    assertThat(first).matches("[0-9a-f]{64}");
    assertThat(hash(Chain.FIRST, 2, SPRING_NIGHT, entry)).isNotEqualTo(first);
    assertThat(hash(first, 1, SPRING_NIGHT, entry)).isNotEqualTo(first);
    assertThat(hash(Chain.FIRST, 1, "2026-03-29T02:30:00.000001", entry)).isNotEqualTo(first);
    assertThat(hash(Chain.FIRST, 1, SPRING_NIGHT, entry)).isEqualTo(first);
  }

  @Test
  void a_verifier_in_another_time_zone_sees_the_same_hash() throws SQLException {
    String[] entry = {"thing", "one", "430100", "li", "thing.made", "{}"};
    TimeZone here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      String inChina = hash(Chain.FIRST, 1, SPRING_NIGHT, entry);
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      assertThat(hash(Chain.FIRST, 1, SPRING_NIGHT, entry)).isEqualTo(inChina);
    } finally {
      TimeZone.setDefault(here);
    }
  }

  /**
   * @param texts object type and id, region, actor, action, details
   */
  private static String hash(String previous, long place, String occurredAt, String... texts)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        PreparedStatement entry =
            connection.prepareStatement(
                "select 7 as id, cast(? as varchar) as object_type, cast(? as varchar) as object_id,"
                    + " 1 as object_number, cast(? as varchar) as region,"
                    + " cast(? as timestamp) as occurred_at, cast(? as varchar) as actor,"
                    + " cast(? as varchar) as action, cast(? as varchar) as details")) {
      entry.setString(1, texts[0]);
      entry.setString(2, texts[1]);
      entry.setString(3, texts[2]);
      entry.setObject(4, LocalDateTime.parse(occurredAt));
      entry.setString(5, texts[3]);
      entry.setString(6, texts[4]);
      entry.setString(7, texts[5]);
      try (ResultSet row = entry.executeQuery()) {
        row.next();
        return Chain.next(previous, place, EntryFields.read(row));
      }
    }
  }
}
