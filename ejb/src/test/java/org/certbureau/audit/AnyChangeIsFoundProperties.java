package org.certbureau.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.certbureau.testing.TestDatabase;

/** Whatever column of whatever sealed entry is changed to whatever value: it shows. */
class AnyChangeIsFoundProperties {
  private static final int ENTRIES = 12;

  private static TrailHouse trail;

  @BeforeContainer
  static void fillTheTrail() throws IOException {
    Path outside = Files.createTempDirectory("trail");
    trail = new TrailHouse(TestDatabase.h2(), outside);
    TrailHouse.Thing[] things = {
      new TrailHouse.Thing("one"), new TrailHouse.Thing("two"), new TrailHouse.Thing("three")
    };
    for (int i = 0; i < ENTRIES; i++) {
      trail.record(things[i % things.length], "thing.used");
    }
    trail.seal();
    trail.database().execute("create table untouched as select * from audit_entry");
    // who can write there can also drop what would stop them
    trail.database().execute("alter table audit_entry drop constraint audit_entry_number");
    trail.database().execute("alter table audit_entry drop constraint audit_entry_place");
  }

  @AfterContainer
  static void close() {
    trail.close();
  }

  /** A column and an SQL expression for its new value. */
  record Change(String column, String value) {}

  @AfterTry
  void putBack() {
    trail.database().execute("delete from audit_entry");
    trail.database().execute("insert into audit_entry select * from untouched");
  }

  @Property(tries = 300)
  void any_change_of_one_column_is_found(
      @ForAll @IntRange(min = 1, max = ENTRIES) int place, @ForAll("changes") Change change) {
    boolean differs =
        trail
                .database()
                .execute(
                    "update audit_entry set %1$s = %2$s where place = %3$d and %1$s is distinct from %2$s"
                        .formatted(change.column(), change.value(), place))
            == 1;

    assertThat(trail.verify().intact()).as("%s at place %d", change, place).isEqualTo(!differs);
  }

  @Property(tries = 50)
  void any_set_of_missing_entries_is_found_at_its_first(
      @ForAll @Size(max = ENTRIES) Set<@IntRange(min = 1, max = ENTRIES) Integer> places) {
    places.forEach(
        place -> trail.database().execute("delete from audit_entry where place = " + place));

    Verification found = trail.verify();

    assertThat(found.intact()).isEqualTo(places.isEmpty());
    if (!places.isEmpty()) {
      assertThat(found.brokenInWords(Locale.ENGLISH))
          .startsWith("place " + Collections.min(places) + ": ");
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("ab,{}\":一 ")
            .ofMaxLength(6)
            .map(value -> "'" + value + "'");
    return Arbitraries.oneOf(
        change(
            text.injectNull(0),
            "object_type",
            "object_id",
            "actor",
            "action",
            "details",
            "mac",
            "chain_hash"),
        change(text.injectNull(0.3), "region"),
        change(Arbitraries.integers().between(0, 99).map(String::valueOf), "object_number"),
        change(Arbitraries.longs().between(1000, 2000).map(String::valueOf), "id"),
        change(Arbitraries.longs().between(-1, 99).map(String::valueOf).injectNull(0.3), "place"),
        change(
            Arbitraries.longs()
                .between(-1_000_000, 1_000_000)
                .map(micros -> "timestampadd(microsecond, " + micros + ", occurred_at)"),
            "occurred_at"));
  }

  private static Arbitrary<Change> change(Arbitrary<String> values, String... columns) {
    return values.flatMap(
        value -> Arbitraries.of(columns).map(column -> new Change(column, String.valueOf(value))));
  }
}
