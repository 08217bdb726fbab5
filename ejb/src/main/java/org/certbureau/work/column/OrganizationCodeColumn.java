package org.certbureau.work.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.certbureau.kernel.OrganizationCode;

/** An organisation code as its nine characters, without the hyphen. */
@Converter(autoApply = true)
public class OrganizationCodeColumn implements AttributeConverter<OrganizationCode, String> {
  @Override
  public String convertToDatabaseColumn(OrganizationCode code) {
    return code == null ? null : code.value();
  }

  @Override
  public OrganizationCode convertToEntityAttribute(String column) {
    return column == null ? null : new OrganizationCode(column);
  }
}
