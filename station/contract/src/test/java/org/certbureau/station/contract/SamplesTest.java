package org.certbureau.station.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample messages that both ends are held to: {@code contract/samples/index.json}. */
class SamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  record Sample(String file, String direction, String expected, String where) {
    String body() {
      return text(file);
    }

    ContractCodec<? extends Item> codec() {
      return direction.equals("to-station") ? ContractCodec.orders() : ContractCodec.reports();
    }

    boolean valid() {
      return expected.equals("OK");
    }

    @Override
    public String toString() {
      return file;
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void a_valid_sample_is_read_and_written_back_without_loss(Sample sample) throws Exception {
    assertThat(JSON.readTree(rewritten(sample.codec(), sample.body())))
        .isEqualTo(JSON.readTree(sample.body()));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void an_invalid_sample_is_refused_for_the_right_reason(Sample sample) {
    ContractViolation violation =
        catchThrowableOfType(ContractViolation.class, () -> sample.codec().decode(sample.body()));

    assertThat(violation).isNotNull();
    assertThat(violation.reason()).hasToString(sample.expected());
    if (sample.where() != null) {
      assertThat(violation).hasMessageContaining(sample.where());
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Order.class, Report.class})
  void every_kind_is_shown_by_a_valid_sample(Class<? extends Item> direction) throws Exception {
    Set<Class<?>> shown = new HashSet<>();
    for (Sample sample : valid().toList()) {
      sample.codec().decode(sample.body()).items().forEach(item -> shown.add(item.getClass()));
    }
    assertThat(shown).containsAll(kinds(direction));
  }

  @Test
  void every_sample_is_in_the_index() throws Exception {
    Path folder = Path.of(SamplesTest.class.getResource("/contract/samples/index.json").toURI());
    try (Stream<Path> files = Files.list(folder.getParent())) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(n -> !n.equals("index.json")))
          .containsExactlyInAnyOrderElementsOf(samples().stream().map(Sample::file).toList());
    }
  }

  private static List<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(kind -> kinds(kind).stream()).toList()
        : List.of(type);
  }

  static Stream<Sample> valid() throws IOException {
    return samples().stream().filter(Sample::valid);
  }

  static Stream<Sample> invalid() throws IOException {
    return samples().stream().filter(sample -> !sample.valid());
  }

  private static <T extends Item> String rewritten(ContractCodec<T> codec, String body)
      throws ContractViolation {
    return codec.encode(codec.decode(body));
  }

  private static List<Sample> samples() throws IOException {
    return List.of(JSON.readValue(text("index.json"), Sample[].class));
  }

  private static String text(String file) {
    try (InputStream in = SamplesTest.class.getResourceAsStream("/contract/samples/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
