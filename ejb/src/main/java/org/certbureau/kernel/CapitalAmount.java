package org.certbureau.kernel;

import java.math.BigInteger;

/** An amount in capital numerals (大写金额), as receipts and cheques must carry it: 柒佰伍拾元整. */
public final class CapitalAmount {
  private static final String[] DIGITS = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
  private static final String[] PLACES = {"", "拾", "佰", "仟"};
  private static final String[] GROUPS = {"", "万", "亿"};
  private static final Money LIMIT = Money.of("1000000000000");

  private CapitalAmount() {}

  /**
   * The amount in capitals, without a prefix.
   *
   * @param money below a million million yuan either way
   * @throws IllegalArgumentException beyond that: capital numerals have no common word for it
   */
  public static String of(Money money) {
    if (money.isNegative()) {
      return "负" + of(Money.ZERO.minus(money));
    }
    if (money.compareTo(LIMIT) >= 0) {
      throw new IllegalArgumentException("too large for capital numerals: " + money);
    }
    BigInteger[] parts = money.yuan().unscaledValue().divideAndRemainder(BigInteger.valueOf(100));
    long yuan = parts[0].longValueExact();
    int jiao = parts[1].intValueExact() / 10;
    int fen = parts[1].intValueExact() % 10;
    StringBuilder text = new StringBuilder();
    if (yuan > 0 || parts[1].signum() == 0) {
      text.append(yuan == 0 ? DIGITS[0] : whole(yuan)).append('元');
    }
    if (jiao == 0 && fen == 0) {
      return text.append('整').toString();
    }
    if (jiao > 0) {
      text.append(DIGITS[jiao]).append('角');
    } else if (yuan > 0) {
      text.append(DIGITS[0]);
    }
    if (fen > 0) {
      text.append(DIGITS[fen]).append('分');
    }
    return text.toString();
  }

  /** With the prefix that leaves no room to write a digit before it: 人民币柒佰伍拾元整. */
  public static String onPaper(Money money) {
    return "人民币" + of(money);
  }

  private static String whole(long yuan) {
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (int group = GROUPS.length - 1; group >= 0; group--) {
      int four = (int) (yuan / (long) Math.pow(10_000, group) % 10_000);
      if (four == 0) {
        gap = true;
        continue;
      }
      for (int place = 3; place >= 0; place--) {
        int digit = four / (int) Math.pow(10, place) % 10;
        if (digit == 0) {
          gap = true;
          continue;
        }
        // one 零 for any run of zeros between two digits, none before the first
        if (gap && !text.isEmpty()) {
          text.append(DIGITS[0]);
        }
        gap = false;
        text.append(DIGITS[digit]).append(PLACES[place]);
      }
      text.append(GROUPS[group]);
      // zeros before 万 or 亿 are said by that word
      gap = false;
    }
    return text.toString();
  }
}
