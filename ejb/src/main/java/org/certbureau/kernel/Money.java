package org.certbureau.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in yuan with exactly two decimals (元.角分). Never a double. */
public record Money(BigDecimal yuan) implements Comparable<Money> {
  public static final Money ZERO = of("0");

  public Money {
    yuan = yuan.setScale(2, RoundingMode.UNNECESSARY);
  }

  /**
   * Reads an amount.
   *
   * @param yuan decimal text such as {@code 750} or {@code 0.05}
   * @throws ArithmeticException for more than two decimals
   */
  public static Money of(String yuan) {
    return new Money(new BigDecimal(yuan));
  }

  public Money plus(Money other) {
    return new Money(yuan.add(other.yuan));
  }

  public Money minus(Money other) {
    return new Money(yuan.subtract(other.yuan));
  }

  public Money times(int quantity) {
    return new Money(yuan.multiply(BigDecimal.valueOf(quantity)));
  }

  public boolean isZero() {
    return yuan.signum() == 0;
  }

  public boolean isNegative() {
    return yuan.signum() < 0;
  }

  @Override
  public int compareTo(Money other) {
    return yuan.compareTo(other.yuan);
  }

  /** Plain decimals without separators: {@code 1350.00}. */
  @Override
  public String toString() {
    return yuan.toPlainString();
  }
}
