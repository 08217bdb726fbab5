package org.certbureau.station.program.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.station.contract.SlipWords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slip that a command prints: once, and nowhere but on paper. */
class CommandSlipPrinterTest {
  private static final String PIN = "7KM4P2QR9X";

  private static final Slip SLIP =
      new Slip(
          "CS-20261127-000003-1",
          "00000000000000A1",
          Pin.of(PIN),
          new SlipWords("长沙市人力资源和社会保障局", "长沙澄岚包装材料有限公司", null),
          Instant.parse("2026-11-27T02:12:00Z"));

  @TempDir private Path directory;

  private Path slips;
  private Path paper;

  @BeforeEach
  void prepare() throws IOException {
    slips = Files.createDirectory(directory.resolve("slips"));
    paper = directory.resolve("paper");
  }

  @Test
  void the_command_has_it_on_its_standard_input_and_no_file_keeps_the_pin() throws Exception {
    printer("cat >> " + paper).print(SLIP);
    assertThat(Files.readString(paper)).isEqualTo(SlipFormat.TEXT.page(SLIP));
    assertThat(kept()).allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(PIN));
    assertThat(kept())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("00000000000000A1-CS-20261127-000003-1.printed");
  }

  @Test
  void told_again_it_prints_no_second_one() throws Exception {
    SlipPrinter printer = printer("cat >> " + paper);
    printer.print(SLIP);
    printer.print(SLIP);
    new FileSlipPrinter(slips, SlipFormat.TEXT).print(SLIP);
    assertThat(Files.readString(paper)).isEqualTo(SlipFormat.TEXT.page(SLIP));
    assertThat(kept()).hasSize(1);
  }

  @Test
  void what_lies_here_as_a_file_is_not_printed_besides() throws Exception {
    new FileSlipPrinter(slips, SlipFormat.HTML).print(SLIP);
    printer("cat >> " + paper).print(SLIP);
    assertThat(paper).doesNotExist();
  }

  @Test
  void a_command_that_fails_has_printed_nothing_and_is_asked_again() throws Exception {
    assertThatThrownBy(() -> printer("cat; exit 3").print(SLIP))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with 3")
        .message()
        .doesNotContain(PIN);
    assertThat(kept()).isEmpty();
    printer("cat >> " + paper).print(SLIP);
    assertThat(Files.readString(paper)).contains(PIN);
  }

  @Test
  void a_command_that_is_not_there_has_printed_nothing() throws Exception {
    SlipPrinter none =
        new CommandSlipPrinter(
            slips,
            List.of(directory.resolve("none").toString()),
            SlipFormat.TEXT,
            Duration.ofMinutes(1));
    assertThatThrownBy(() -> none.print(SLIP))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be started");
    assertThat(kept()).isEmpty();
  }

  @Test
  void where_nobody_knows_it_is_not_printed_again_before_somebody_has_looked() throws Exception {
    SlipPrinter hanging =
        new CommandSlipPrinter(
            slips,
            List.of("sh", "-c", "cat >> " + paper + "; exec tail -f /dev/null"),
            SlipFormat.TEXT,
            Duration.ofSeconds(2));
    assertThatThrownBy(() -> hanging.print(SLIP)).hasMessageContaining("does not end");
    Path mark = slips.resolve("00000000000000A1-CS-20261127-000003-1.printing");
    assertThat(mark).exists();
    SlipPrinter mended = printer("cat >> " + paper);
    for (SlipPrinter each : List.of(mended, new FileSlipPrinter(slips, SlipFormat.TEXT))) {
      assertThatThrownBy(() -> each.print(SLIP))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(mark.getFileName().toString());
    }
    assertThat(Files.readString(paper)).isEqualTo(SlipFormat.TEXT.page(SLIP));
    Files.delete(mark);
    Files.delete(paper);
    mended.print(SLIP);
    assertThat(Files.readString(paper)).contains(PIN);
  }

  @Test
  void a_command_that_reads_nothing_tells_by_its_status() throws Exception {
    assertThatThrownBy(() -> printer("exit 1").print(SLIP)).hasMessageContaining("ended with 1");
    assertThat(kept()).isEmpty();
  }

  private SlipPrinter printer(String script) {
    return new CommandSlipPrinter(
        slips, List.of("sh", "-c", script), SlipFormat.TEXT, Duration.ofMinutes(1));
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(slips)) {
      return files.toList();
    }
  }
}
