package org.certbureau.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount in yuan with exactly two decimals (元.角分). Never a double. */
public record Money(BigDecimal yuan) implements Comparable<Money> {
  public static final Money ZERO = of("0");

  private static final Pattern TYPED =
      Pattern.compile(
          "(?:[¥￥]|CNY|RMB|人民币)?(-?(?:\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.\\d{1,2})?)元?");

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

  /**
   * Reads an amount as people write it: {@code ￥1,350.00}, {@code 1350 元}, {@code １３５０．００}.
   *
   * @return empty for what is no amount, for more than two decimals, and for an exponent, which
   *     could ask for a number of a billion digits
   */
  public static Optional<Money> typed(String typed) {
    Matcher amount = TYPED.matcher(Typed.upper(typed));
    return amount.matches() ? Optional.of(of(amount.group(1).replace(",", ""))) : Optional.empty();
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
