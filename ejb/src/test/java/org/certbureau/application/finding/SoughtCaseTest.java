package org.certbureau.application.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.certbureau.application.finding.SoughtCase.Kind;
import org.certbureau.kernel.CaseNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was typed to find cases by, as what it is looked for. All numbers are invented. */
class SoughtCaseTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CS-20261122-000318 | {CASE=CS-20261122-000318}",
        "ｃｓ20261122 000318 | {CASE=CS-20261122-000318}",
        "https://a.example.cn/track/CS-20261122-000318 | {CASE=CS-20261122-000318}",
        // its letters and its day are whose it is, the zeros nobody types
        "CS20261122-318 | {CASE=CS-20261122-000318}",
        "318 | {END_OF_CASE=318, NAME=318}",
        "000318 | {END_OF_CASE=318, DOCUMENT=000318, NAME=000318}",
        "CS318 | {END_OF_CASE=CS-318, NAME=cs318}",
        "cs-000318 | {END_OF_CASE=CS-318, DOCUMENT=CS000318, NAME=cs-000318}",
        "20261122-000318 | {END_OF_CASE=20261122-318, SERIAL=20261122000318,"
            + " DOCUMENT=20261122000318, NAME=20261122-000318}",
        "20261122318 | {END_OF_CASE=20261122-318, SERIAL=20261122318, DOCUMENT=20261122318,"
            + " NAME=20261122318}",
        // no day, and too long for what is counted on one
        "20261322000318 | {SERIAL=20261322000318, DOCUMENT=20261322000318, NAME=20261322000318}",
        "0 | {}",
        "000 | {NAME=000}",
        "91430100MA4L00011K | {CREDIT_CODE=91430100MA4L00011K, DOCUMENT=91430100MA4L00011K,"
            + " NAME=91430100ma4l00011k}",
        "0a:1b:2c:3d:4e | {SERIAL=0A1B2C3D4E, NAME=0a:1b:2c:3d:4e}",
        "13800138000 | {MOBILE=13800138000}",
        "+86 138-0013-8000 | {MOBILE=13800138000}",
        "43010219900307008X | {DOCUMENT=43010219900307008X}",
        "430102 19900307 008x | {DOCUMENT=43010219900307008X}",
        // on an old record
        "430102900307008 | {DOCUMENT=43010219900307008X}",
        "H1234567801 | {DOCUMENT=H1234567801}",
        "E12345678 | {SERIAL=E12345678, DOCUMENT=E12345678, NAME=e12345678}",
        "澄岚　ＡＢ | {NAME=澄岚ab}",
        "欧阳喆 | {NAME=欧阳喆}",
        "100% | {NAME=100%}",
        "长 | {}"
      })
  void a_shape_says_what_it_may_be(String typed, String kinds) {
    SoughtCase sought = SoughtCase.of(typed);
    TreeMap<Kind, String> values = new TreeMap<>();
    sought.kinds().forEach(kind -> values.put(kind, sought.as(kind).orElseThrow()));
    assertThat(values).hasToString(kinds);
  }

  @Test
  void a_persons_number_is_known_for_one_and_nothing_that_may_be_one_is_of_nobody() {
    for (String number :
        List.of("13800138000", "0086 13800138000", "43010219900307008X", "430102900307008")) {
      assertThat(SoughtCase.of(number).isPersonal()).as(number).isTrue();
    }
    for (String perhaps : List.of("1380013800", "430102199003070080", "E12345678", "欧阳喆", "318")) {
      assertThat(SoughtCase.of(perhaps).isPersonal()).as(perhaps).isFalse();
      assertThat(SoughtCase.of(perhaps).isOfNobody()).as(perhaps).isFalse();
    }
    for (String nobodys : List.of("CS-20261122-000318", "91430100MA4L00011K")) {
      assertThat(SoughtCase.of(nobodys).isOfNobody()).as(nobodys).isTrue();
    }
  }

  @Test
  void what_was_typed_is_in_no_log() {
    assertThat(SoughtCase.of("13800138000")).hasToString("SoughtCase[MOBILE]");
  }

  @Test
  void a_case_is_kept_by_every_end_that_is_asked_for() {
    assertThat(NumberMarks.of(new CaseNumber("CS-20261122-000318")))
        .containsExactlyInAnyOrder("318", "CS-318", "20261122-318");
    assertThat(NumberMarks.of(new CaseNumber("GD-20261122-1000318"))).contains("1000318");
  }
}
