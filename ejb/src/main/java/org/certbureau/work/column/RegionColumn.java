package org.certbureau.work.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.certbureau.kernel.RegionCode;

/** A region as its six digits. */
@Converter(autoApply = true)
public class RegionColumn implements AttributeConverter<RegionCode, String> {
  @Override
  public String convertToDatabaseColumn(RegionCode region) {
    return region == null ? null : region.value();
  }

  @Override
  public RegionCode convertToEntityAttribute(String column) {
    return column == null ? null : new RegionCode(column);
  }
}
