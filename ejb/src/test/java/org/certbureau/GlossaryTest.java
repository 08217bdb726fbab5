package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.certificate.PairState;
import org.certbureau.payment.ChargeState;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobState;
import org.certbureau.token.TokenState;
import org.junit.jupiter.api.Test;

/** The glossary knows every word that people meet as a code. */
class GlossaryTest {
  private static final Path GLOSSARY = Path.of("..", "docs", "glossary.md");

  @Test
  void every_code_of_the_field_has_its_chinese_word() throws IOException {
    List<String> rows =
        Files.readString(GLOSSARY).lines().filter(line -> line.startsWith("|")).toList();
    for (String code : codes()) {
      assertThat(rows)
          .as("row for %s", code)
          .anyMatch(row -> row.contains('`' + code + '`') && row.matches(".*\\p{IsHan}.*"));
    }
  }

  private static List<String> codes() {
    Stream<Enum<?>> constants =
        Stream.of(
                Service.values(),
                HolderType.values(),
                Channel.values(),
                Gate.values(),
                State.values(),
                Step.values(),
                PairState.values(),
                TokenState.values(),
                JobState.values(),
                ChargeState.values())
            .flatMap(Arrays::stream);
    Stream<String> roles =
        Stream.of(
            Roles.ACCEPTOR,
            Roles.REVIEWER,
            Roles.CASHIER,
            Roles.MAKER,
            Roles.AUDITOR,
            Roles.RECOVERY_OFFICER,
            Roles.ADMIN,
            Roles.BRANCH);
    return Stream.concat(constants.map(Enum::name), roles).distinct().toList();
  }
}
