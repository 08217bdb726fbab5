package org.certbureau.certificate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.RegionCode;
import org.certbureau.testing.AskedOfH2;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search for part of a name asks of the database, however many units there are. */
class HolderNamesTest {
  private static final RegionCode HERE = RegionCode.of("430100");
  private static final Sight REGION = new Sight(false, Set.of(HERE), Set.of(), "");
  private static final int UNITS = 30_000;
  private static final long A_FEW_PAGES = 450;

  @Test
  void on_h2_a_search_meets_the_rows_of_its_pages_and_no_others() {
    TestDatabase database = TestDatabase.h2();
    try (House house = new House(database, TestClock.at("2026-11-22T10:42"))) {
      for (String part : List.of("'厂' || x || '有限公司'", "'有限公司'")) {
        database.execute(
            ("insert into holder_name_part (id, region, part, holder_name) select"
                    + " -x - (select count(*) from holder_name_part), '430100', %s, '厂' || x ||"
                    + " '有限公司' from system_range(1, %d)")
                .formatted(part, UNITS));
      }
      AskedOfH2 asked = AskedOfH2.fromNowOn(database);
      HolderNames names = house.bean(HolderNames.class);

      assertThat(house.inTransaction(() -> names.find(HERE, REGION, "有限公司", 21)))
          .as("what all of them say")
          .hasSize(21)
          .doesNotHaveDuplicates();
      assertThat(house.inTransaction(() -> names.find(HERE, REGION, "厂2999", 21)))
          .extracting(NamedHolder::name)
          .hasSize(11)
          .contains("厂2999有限公司", "厂29990有限公司");
      assertThat(rowsMet(asked, "厂2999")).isLessThan(A_FEW_PAGES);
      assertThat(rowsMet(asked, "有限公司")).isLessThan(A_FEW_PAGES);
    }
  }

  /** As often as the statement was run, whatever it was asked for, before its plan was made. */
  private static long rowsMet(AskedOfH2 asked, String text) {
    String sql = asked.statements("select%holder_name_part%like%").get(0);
    for (String value :
        List.of(
            "'430100'", "'" + text + "%'", "'" + text + "'", "'" + Beginning.behind(text) + "'")) {
      sql = sql.replaceFirst("\\?\\d?", value);
    }
    return asked.rowsMet(
        sql.replaceFirst("(?i)limit \\?\\d?", "limit 100")
            .replaceFirst("(?i)offset \\?\\d?", "offset 0"));
  }

  @ParameterizedTest(name = "{0} < {1}")
  @CsvSource({"澄岚, 澄岛", "a, b", "𠮷, 𠮸", "厂\uD7FF, 厂\uE000"})
  void what_begins_so_ends_before_the_next_character(String text, String behind) {
    assertThat(Beginning.behind(text)).isEqualTo(behind);
    assertThat((text + "\uFFFD").compareTo(behind)).isNegative();
  }
}
