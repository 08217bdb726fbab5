package org.certbureau.work.column;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.certbureau.kernel.Money;

/** An amount as a decimal number of yuan. */
@Converter(autoApply = true)
public class MoneyColumn implements AttributeConverter<Money, BigDecimal> {
  @Override
  public BigDecimal convertToDatabaseColumn(Money amount) {
    return amount == null ? null : amount.yuan();
  }

  @Override
  public Money convertToEntityAttribute(BigDecimal column) {
    return column == null ? null : new Money(column);
  }
}
