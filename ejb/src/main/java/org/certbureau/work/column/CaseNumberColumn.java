package org.certbureau.work.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.certbureau.kernel.CaseNumber;

/** An acceptance number as it is printed. */
@Converter(autoApply = true)
public class CaseNumberColumn implements AttributeConverter<CaseNumber, String> {
  @Override
  public String convertToDatabaseColumn(CaseNumber number) {
    return number == null ? null : number.value();
  }

  @Override
  public CaseNumber convertToEntityAttribute(String column) {
    return column == null ? null : new CaseNumber(column);
  }
}
