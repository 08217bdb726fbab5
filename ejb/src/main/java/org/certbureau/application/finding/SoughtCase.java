package org.certbureau.application.finding;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CitizenId;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.IdentityDocument;
import org.certbureau.kernel.MobileNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.UnitName;

/**
 * What was typed to find cases by, told by its shape. What has several shapes is looked for as each
 * of them: 318 may end a number, and be part of a name.
 *
 * @param values in the form that is kept and compared, by what each may be
 * @param personal whether it is a person's number and can be nothing else
 */
public record SoughtCase(Map<Kind, String> values, boolean personal) {
  /** What it may be. */
  public enum Kind {
    /** A whole case number (受理号). */
    CASE,
    /** The end of one. */
    END_OF_CASE,
    CREDIT_CODE,
    /** A chip's, or one of a certificate. */
    SERIAL,
    /** The agent's. */
    MOBILE,
    /** The agent's, of whichever document. */
    DOCUMENT,
    /** Any part of a unit's name, or the whole name of an agent. */
    NAME
  }

  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S*/");
  private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{2}\\d{6}[0-9A-Z]{10}");
  private static final Pattern DOCUMENT = Pattern.compile("(?=(?:[A-Z]*\\d){4})[0-9A-Z]{5,18}");
  private static final Pattern SERIAL = Pattern.compile("(?:0X)?((?=.*\\d)[0-9A-F]{8,42})");
  private static final int SHORTEST_NAME = 2;

  public SoughtCase {
    values = Map.copyOf(values);
  }

  /**
   * @param text as typed, cleaned as free text
   */
  public static SoughtCase of(String text) {
    Optional<CaseNumber> number =
        CaseNumber.find(ADDRESS.matcher(Typed.plain(text)).replaceFirst(""))
            .or(() -> NumberMarks.whole(text));
    if (number.isPresent()) {
      return new SoughtCase(Map.of(Kind.CASE, number.get().value()), false);
    }
    String code = Typed.code(text);
    Map<Kind, String> values = new EnumMap<>(Kind.class);
    if (MobileNumber.check(text).isEmpty()) {
      values.put(Kind.MOBILE, MobileNumber.of(text).value());
    }
    document(code).ifPresent(known -> values.put(Kind.DOCUMENT, known));
    boolean personal = !values.isEmpty();
    if (CREDIT_CODE.matcher(code).matches() && (!personal || CreditCode.check(code).isEmpty())) {
      values.put(Kind.CREDIT_CODE, code);
    }
    if (!personal) {
      values.putAll(unlessAPersons(text, code));
    }
    return new SoughtCase(values, personal);
  }

  /** What else it may be; a number that can only be a person's is looked for nowhere else. */
  private static Map<Kind, String> unlessAPersons(String text, String code) {
    Map<Kind, String> values = new EnumMap<>(Kind.class);
    NumberMarks.sought(text).ifPresent(end -> values.put(Kind.END_OF_CASE, end));
    var serial = SERIAL.matcher(Typed.serial(text));
    if (serial.matches()) {
      values.put(Kind.SERIAL, serial.group(1));
    }
    // passports have no shape of their own
    if (DOCUMENT.matcher(code).matches()) {
      values.put(Kind.DOCUMENT, code);
    }
    String name = UnitName.folded(text);
    if (FreeText.length(name) >= SHORTEST_NAME) {
      values.put(Kind.NAME, name);
    }
    return values;
  }

  /** A number that is a person's and can be no other; the eighteen of those of before. */
  private static Optional<String> document(String code) {
    return IdentityDocument.kindOf(code, LocalDate.MAX).isPresent()
        ? Optional.of(code)
        : ofOldRecord(code);
  }

  private static Optional<String> ofOldRecord(String code) {
    try {
      return Optional.of(CitizenId.ofOldRecord(code).value());
    } catch (RuleViolation noneOfThose) {
      return Optional.empty();
    }
  }

  /** As what it is looked for. */
  public Set<Kind> kinds() {
    return values.keySet();
  }

  /** In the form that is kept and compared. */
  Optional<String> as(Kind kind) {
    return Optional.ofNullable(values.get(kind));
  }

  /** Whether it is a person's number and can be nothing else: it must stand in no address. */
  public boolean isPersonal() {
    return personal;
  }

  /** Whether it tells of nobody, whatever else it may be: it may stand in an address. */
  public boolean isOfNobody() {
    return !personal
        && (values.containsKey(Kind.CASE)
            || as(Kind.CREDIT_CODE).filter(code -> CreditCode.check(code).isEmpty()).isPresent());
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "SoughtCase" + kinds();
  }
}
