package org.certbureau.work;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants stand in TIMESTAMP columns as the wall time of UTC, whatever the machine's zone. */
@Converter(autoApply = true)
public class UtcInstant implements AttributeConverter<Instant, LocalDateTime> {
  @Override
  public LocalDateTime convertToDatabaseColumn(Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  @Override
  public Instant convertToEntityAttribute(LocalDateTime utc) {
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }

  /** {@link UtcTimestamp#column}. */
  public static Timestamp column(Instant instant) {
    return UtcTimestamp.column(instant);
  }

  public static Instant instant(Timestamp column) {
    return UtcTimestamp.instant(column);
  }
}
