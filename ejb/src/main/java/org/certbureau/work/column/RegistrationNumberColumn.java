package org.certbureau.work.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.certbureau.kernel.RegistrationNumber;

/** A business registration number as its 15 digits. */
@Converter(autoApply = true)
public class RegistrationNumberColumn implements AttributeConverter<RegistrationNumber, String> {
  @Override
  public String convertToDatabaseColumn(RegistrationNumber number) {
    return number == null ? null : number.value();
  }

  @Override
  public RegistrationNumber convertToEntityAttribute(String column) {
    return column == null ? null : new RegistrationNumber(column);
  }
}
