package org.certbureau.region.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.function.Function;
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
      throw new UnreadablePolicy("not a policy: " + e.getMessage(), "不是政策文件：" + e.getMessage(), e);
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
      throw new UnreadablePolicy("not a policy: " + e.getMessage(), "不是政策文件：" + e.getMessage(), e);
    }
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
