package org.certbureau.work.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.certbureau.kernel.CreditCode;

/** A unified social credit code as its 18 characters. */
@Converter(autoApply = true)
public class CreditCodeColumn implements AttributeConverter<CreditCode, String> {
  @Override
  public String convertToDatabaseColumn(CreditCode code) {
    return code == null ? null : code.value();
  }

  @Override
  public CreditCode convertToEntityAttribute(String column) {
    return column == null ? null : new CreditCode(column);
  }
}
