package org.certbureau.kernel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A landline (固话) with or without area code and extension, or a 400 or 800 number. However its
 * groups are set apart, area code, number and extension are kept with one hyphen between them.
 */
public record PhoneNumber(String value) implements Serializable {
  private static final Typed.Shape SHAPE =
      Typed.Shape.of(
          "(0\\d{2,3}-?)?\\d{7,8}(-\\d{1,6})?|[48]00-?\\d{3}-?\\d{4}", "kernel.phone-number");

  private static final Pattern APART = Pattern.compile("[\\s()./*#转,-]+|分机|EXT");
  private static final Pattern PREFIX = Pattern.compile("^\\+86|^0086(?=[^\\d]|\\d{9,})");
  private static final Pattern AREA = Pattern.compile("0\\d{2,3}");
  private static final Pattern SERVICE = Pattern.compile("[48]00\\d*");
  private static final int LONGEST = 8;
  private static final int SHORTEST = 7;

  public PhoneNumber {
    SHAPE.require(value);
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.phone-number}
   */
  public static PhoneNumber of(String typed) {
    return new PhoneNumber(written(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return SHAPE.check(written(typed));
  }

  private static String written(String typed) {
    String plain = Typed.plain(typed);
    if (SHAPE.check(plain).isEmpty()) {
      return plain;
    }
    Matcher prefix = PREFIX.matcher(plain);
    boolean abroad = prefix.find();
    List<String> groups = new ArrayList<>();
    APART
        .splitAsStream(prefix.replaceFirst("").toUpperCase(Locale.ROOT))
        .filter(group -> !group.isEmpty())
        .forEach(groups::add);
    if (abroad && !groups.isEmpty() && !SERVICE.matcher(groups.get(0)).matches()) {
      // who dials from abroad leaves out the area code's zero
      groups.set(0, groups.get(0).startsWith("0") ? groups.get(0) : "0" + groups.get(0));
    }
    String joined = joined(groups);
    // said as it was typed where that did not help
    return SHAPE.check(joined).isEmpty() ? joined : plain;
  }

  /** {@code 0731 8555 0142 1206} is 0731-85550142-1206. */
  private static String joined(List<String> groups) {
    if (!groups.isEmpty() && SERVICE.matcher(groups.get(0)).matches()) {
      return String.join("", groups);
    }
    List<String> parts = new ArrayList<>();
    int next = 0;
    if (groups.size() > 1 && AREA.matcher(groups.get(0)).matches()) {
      parts.add(groups.get(next++));
    }
    StringBuilder number = new StringBuilder();
    while (next < groups.size()
        && number.length() < SHORTEST
        && (number.isEmpty() || number.length() + groups.get(next).length() <= LONGEST)) {
      number.append(groups.get(next++));
    }
    parts.add(number.toString());
    parts.addAll(groups.subList(next, groups.size()));
    return String.join("-", parts);
  }

  @Override
  public String toString() {
    return value;
  }
}
