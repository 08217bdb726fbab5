package org.certbureau.station.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.certbureau.station.contract.ContractViolation.Reason;

/**
 * Writes and reads the messages of one direction. What is written is checked like what is read:
 * neither end sends what the other would refuse. Thread-safe.
 */
public final class ContractCodec<T extends Item> {
  /** Largest body, in bytes of UTF-8. */
  public static final int MAX_BYTES = 1 << 20;

  private static final ObjectMapper MAPPER = mapper();

  private static final ContractCodec<Order> ORDERS =
      new ContractCodec<>(Order.class, MessageSchema.toStation());
  private static final ContractCodec<Report> REPORTS =
      new ContractCodec<>(Report.class, MessageSchema.toBureau());

  private final JavaType type;
  private final MessageSchema schema;

  private ContractCodec(Class<T> item, MessageSchema schema) {
    this.type = MAPPER.getTypeFactory().constructParametricType(Message.class, item);
    this.schema = schema;
  }

  /** From the bureau to a station. */
  public static ContractCodec<Order> orders() {
    return ORDERS;
  }

  /** From a station to the bureau. */
  public static ContractCodec<Report> reports() {
    return REPORTS;
  }

  /**
   * @return the body, exactly as it must be signed and sent
   * @throws IllegalArgumentException if the message breaks the contract: the fault is the caller's
   */
  public String encode(Message<T> message) {
    try {
      String body = MAPPER.writerFor(type).writeValueAsString(message);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      requireSize(bytes);
      schema.check(parse(bytes));
      return body;
    } catch (ContractViolation | JsonProcessingException e) {
      throw new IllegalArgumentException("a message that must not be sent: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a body whose signature was verified.
   *
   * @throws ContractViolation TOO_LARGE, NOT_JSON or SCHEMA
   */
  public Message<T> decode(String body) throws ContractViolation {
    return decode(body.getBytes(StandardCharsets.UTF_8));
  }

  Message<T> decode(byte[] body) throws ContractViolation {
    requireSize(body);
    JsonNode tree = parse(body);
    schema.check(tree);
    try {
      return MAPPER.readValue(MAPPER.treeAsTokens(tree), type);
    } catch (IOException e) {
      // Base64 or a date that the patterns let through; the cause may quote the value
      throw new ContractViolation(Reason.SCHEMA, "a value cannot be read");
    }
  }

  private static JsonNode parse(byte[] body) throws ContractViolation {
    try {
      JsonNode tree = MAPPER.readTree(body);
      if (!tree.isMissingNode()) {
        return tree;
      }
    } catch (IOException e) {
      // told below: the cause may quote the body
    }
    throw new ContractViolation(Reason.NOT_JSON, "the body is not one JSON document");
  }

  static void requireSize(byte[] body) throws ContractViolation {
    if (body.length > MAX_BYTES) {
      throw new ContractViolation(
          Reason.TOO_LARGE, body.length + " bytes where " + MAX_BYTES + " are allowed");
    }
  }

  private static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(MAX_BYTES)
                    .maxNumberLength(20)
                    .build())
            .build();
    SimpleModule dates = new SimpleModule();
    dates.addSerializer(Instant.class, ToStringSerializer.instance);
    dates.addDeserializer(Instant.class, new InstantReader());
    return JsonMapper.builder(factory)
        .addModule(dates)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static final class InstantReader extends FromStringDeserializer<Instant> {
    InstantReader() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String text, DeserializationContext context) throws IOException {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw context.weirdStringException(text, Instant.class, "not a date");
      }
    }
  }
}
