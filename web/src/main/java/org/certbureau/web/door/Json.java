package org.certbureau.web.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.certbureau.certificate.LineNumber;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.Days;

/**
 * How the bureau reads and writes JSON: moments as ISO 8601 in UTC, money as a string with two
 * places. What is read is what was meant or an error, never a guess: a name twice or unknown, a
 * number in quotes or with a fraction where a whole one is wanted, a null among values.
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
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfigDefaults(Json::refuseBlanks)
          .withCoercionConfig(LogicalType.Textual, Json::refuseNumbers)
          .withConfigOverride(Map.class, Json::refuseNulls)
          .withConfigOverride(List.class, Json::refuseNulls)
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

  /** An empty text is neither a number nor a day that was left out. */
  private static void refuseBlanks(MutableCoercionConfig any) {
    any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
  }

  /** Codes look like numbers and are none: a zero in front would be lost. */
  private static void refuseNumbers(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  private static void refuseNulls(MutableConfigOverride container) {
    container.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
  }

  private static SimpleModule kernelValues() {
    SimpleModule module = new SimpleModule("kernel");
    module.addSerializer(String.class, new TextWriter());
    module.addKeySerializer(String.class, new NameWriter());
    add(module, Money.class, Json::money);
    add(module, RegionCode.class, RegionCode::of);
    add(module, CaseNumber.class, CaseNumber::of);
    add(module, LineNumber.class, LineNumber::new);
    add(module, CreditCode.class, CreditCode::of);
    add(module, LocalDate.class, Json::day);
    module.addDeserializer(Boolean.class, new FlagReader());
    return module;
  }

  private static Money money(String typed) {
    return Money.typed(typed).orElseThrow(() -> new IllegalArgumentException("no amount"));
  }

  /** In words alone: numbers could be a day in more than one way. */
  private static LocalDate day(String typed) {
    try {
      return Days.of(typed);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no day", e);
    }
  }

  private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> read) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new ValueReader<>(type, read));
  }

  private static final class TextWriter extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;

    TextWriter() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Told.text(text));
    }
  }

  private static final class NameWriter extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;

    NameWriter() {
      super(String.class);
    }

    @Override
    public void serialize(String name, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName(Told.text(name));
    }
  }

  /** A flag that may be left out is all the same no null where it is told. */
  private static final class FlagReader extends StdScalarDeserializer<Boolean> {
    private static final long serialVersionUID = 1L;

    FlagReader() {
      super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return json.hasToken(JsonToken.VALUE_TRUE)
          || !json.hasToken(JsonToken.VALUE_FALSE)
              && (Boolean) context.handleUnexpectedToken(_valueClass, json);
    }

    @Override
    public Boolean getNullValue(DeserializationContext context) throws JsonMappingException {
      return context.reportInputMismatch(this, "no flag");
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }

  private static final class ValueReader<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> read;

    ValueReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    /** An amount that was a number has been through a machine's idea of it. */
    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        throw context.wrongTokenException(json, _valueClass, JsonToken.VALUE_STRING, "no text");
      }
      return super.deserialize(json, context);
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
