package org.certbureau.region.reading;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.Mark;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.Policy;

/** Reads a policy from its YAML. */
public final class PolicyReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule("policy")
                  .addDeserializer(Money.class, new FromText<>(Money.class, Money::of))
                  .addDeserializer(
                      RegionCode.class, new FromText<>(RegionCode.class, RegionCode::of)))
          .build();

  private PolicyReader() {}

  /**
   * @throws UnreadablePolicy naming the place where the document breaks the schema or contradicts
   *     itself
   */
  public static Policy read(String yaml) {
    Policy policy = parse(yaml);
    PolicyConsistency.check(policy);
    return policy;
  }

  /**
   * The rows as written, under the names that services have today; for who compares documents.
   *
   * @throws UnreadablePolicy where it is no YAML
   */
  public static JsonNode rows(String yaml) {
    try {
      return FormerServices.renamed(YAML.readTree(yaml));
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  /** The policy as written, whether or not its rows fit one another. */
  static Policy parse(String yaml) {
    try {
      JsonNode document = FormerServices.renamed(YAML.readTree(yaml));
      PolicySchema.check(document);
      Readings.cite(document);
      return YAML.treeToValue(document, Policy.class);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  /** Where it cannot be read; what the parser says of it is nobody's language. */
  private static UnreadablePolicy unreadable(JsonProcessingException e) {
    if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      Mark at = marked.getProblemMark();
      return noYaml(at.getLine() + 1, at.getColumn() + 1, e);
    }
    if (e instanceof JsonMappingException misfit && !misfit.getPath().isEmpty()) {
      String at =
          misfit.getPath().stream()
              .map(
                  step ->
                      "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
              .collect(Collectors.joining());
      boolean ours = misfit.getCause() instanceof IllegalArgumentException;
      return new UnreadablePolicy(
          "cannot be taken at " + at + (ours ? ": " + misfit.getCause().getMessage() : ""),
          at + " 的内容前后不符",
          e);
    }
    JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
    return noYaml(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), e);
  }

  private static UnreadablePolicy noYaml(int line, int column, Exception cause) {
    return new UnreadablePolicy(
        "line %d, column %d is no YAML: look for indentation, colons, quotes and names that stand twice"
            .formatted(line, column),
        "第 %d 行第 %d 列不合 YAML 语法，请检查缩进、冒号、引号和重复的名称".formatted(line, column),
        cause);
  }

  /** A value that is written as text, so that YAML cannot take it for a binary fraction. */
  private static final class FromText<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;
    private final transient Function<String, T> reading;

    FromText(Class<T> type, Function<String, T> reading) {
      super(type);
      this.reading = reading;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return reading.apply(parser.getText());
    }
  }
}
