package org.certbureau.web.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.function.Function;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;

/**
 * How the bureau reads and writes JSON: moments as ISO 8601 in UTC, money as a string with two
 * places, a name twice or unknown is an error rather than a guess.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(kernelValues())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .build();

  private Json() {}

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  private static SimpleModule kernelValues() {
    SimpleModule module = new SimpleModule("kernel");
    add(module, Money.class, Json::money);
    add(module, RegionCode.class, RegionCode::of);
    add(module, CaseNumber.class, CaseNumber::of);
    add(module, CreditCode.class, CreditCode::of);
    return module;
  }

  private static Money money(String typed) {
    return Money.typed(typed).orElseThrow(() -> new IllegalArgumentException("no amount"));
  }

  private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> read) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new ValueReader<>(type, read));
  }

  private static final class ValueReader<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> read;

    ValueReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    protected T _deserialize(String typed, DeserializationContext context) {
      return read.apply(typed);
    }

    /** Nothing typed is a value as wrong as any other, and not one that was left out. */
    @Override
    protected Object _deserializeFromEmptyString(DeserializationContext context)
        throws IOException {
      try {
        return read.apply("");
      } catch (IllegalArgumentException e) {
        throw context.weirdStringException("", _valueClass, e.getMessage());
      }
    }
  }
}
