package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as a public mailbox has it: RFC 5321 dot-atom and a domain name, ASCII only.
 * The domain is kept in lower case, the mailbox as typed.
 */
public record EmailAddress(String value) implements Personal, Serializable {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?=.{1,64}@)[A-Za-z0-9_%+'-]+(\\.[A-Za-z0-9_%+'-]+)*"
              + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

  /** Of a Chinese input method. */
  private static final Pattern STOPS = Pattern.compile("[。｡]");

  private static final Pattern BLANKS = Pattern.compile("[ \\t]*([@.])[ \\t]*");
  private static final int LONGEST = 254;

  public EmailAddress {
    Typed.refuse(problem(value == null ? "" : value));
  }

  /**
   * Reads what was typed.
   *
   * @throws RuleViolation {@code kernel.email-address}
   */
  public static EmailAddress of(String typed) {
    return new EmailAddress(normalised(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(String typed) {
    return problem(normalised(typed));
  }

  @Override
  public String masked() {
    return Masking.email(value);
  }

  @Override
  public String toString() {
    return masked();
  }

  private static String normalised(String typed) {
    String plain = STOPS.matcher(Typed.plain(typed)).replaceAll(".");
    plain = BLANKS.matcher(plain).replaceAll("$1");
    int at = plain.lastIndexOf('@') + 1;
    return plain.substring(0, at) + plain.substring(at).toLowerCase(Locale.ROOT);
  }

  private static Optional<Problem> problem(String address) {
    return address.length() <= LONGEST && SHAPE.matcher(address).matches()
        ? Optional.empty()
        : Typed.problem("kernel.email-address");
  }
}
