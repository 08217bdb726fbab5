package org.certbureau.certificate;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.SerialNumber;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.UnitName;
import org.certbureau.work.Conditions;

/**
 * What was typed to find certificates by, told by its shape: one index answers, not five.
 *
 * @param value in the form that is kept and compared; a credit code may be wrong in its check
 */
public record Sought(Kind kind, String value) {
  private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{2}\\d{6}[0-9A-Z]{10}");

  /** Programs write the number of a certificate with a prefix and with leading zeros, too. */
  private static final Pattern HEX = Pattern.compile("(?:0X)?([0-9A-F]{8,42})");

  /** Of a code some characters, without the rest: no unit is called so. */
  private static final Pattern PART_OF_CODE = Pattern.compile("(?=(?:[A-Z]*\\d){4})[0-9A-Z]{6,40}");

  /** What it was taken for. */
  public enum Kind {
    /** Of a certificate (证书编号). */
    LINE,
    /** Of an application (受理号). */
    CASE,
    CREDIT_CODE,
    /** A chip's, or one of a certificate: both are hexadecimal. */
    SERIAL,
    /** Part of a unit's name. */
    NAME;

    /** Whether it can name one certificate alone. */
    boolean isOfOneLine() {
      return this == LINE || this == SERIAL;
    }
  }

  /**
   * @param text as typed, cleaned as free text
   */
  public static Sought of(String text) {
    String code = Typed.code(text);
    String hex = Typed.serial(text);
    Optional<LineNumber> line = LineNumber.find(text);
    if (line.isPresent()) {
      return new Sought(Kind.LINE, line.get().value());
    }
    Optional<CaseNumber> number = CaseNumber.find(text);
    if (number.isPresent()) {
      return new Sought(Kind.CASE, number.get().value());
    }
    if (CREDIT_CODE.matcher(code).matches()) {
      return new Sought(Kind.CREDIT_CODE, code);
    }
    Matcher serial = HEX.matcher(hex);
    return serial.matches()
        ? new Sought(Kind.SERIAL, serial.group(1))
        : new Sought(Kind.NAME, UnitName.cleaned(text));
  }

  /** Whether it is looked for as a name and looks like a number that was not typed whole. */
  public boolean isPartOfCode() {
    return kind == Kind.NAME && PART_OF_CODE.matcher(Typed.code(value)).matches();
  }

  /**
   * Leaves the pairs that it names.
   *
   * @param name attribute of the name that is looked through
   */
  void narrow(Conditions where, String name) {
    switch (kind) {
      case LINE -> where.and("p.line.number = :line", "line", value);
      case CASE -> where.and("p.caseNumber = :number", "number", new CaseNumber(value));
      case CREDIT_CODE -> byCreditCode(where);
      case SERIAL ->
          where.and(
              "(p.chip in :hex or p.signingSerial in :hex or p.encryptionSerial in :hex)",
              "hex",
              forms());
      case NAME -> where.beginning(name, "name", value);
    }
  }

  /** A chip's is kept as it is engraved, a certificate's as the number that it is. */
  private Set<String> forms() {
    return Stream.concat(
            Stream.of(value), SerialNumber.find(value).stream().map(SerialNumber::value))
        .collect(Collectors.toSet());
  }

  /** Whether it is the serial number of one of a pair's certificates, or of its token. */
  boolean names(PairView pair) {
    return forms().contains(pair.chip()) || pair.serials().stream().anyMatch(forms()::contains);
  }

  private void byCreditCode(Conditions where) {
    if (CreditCode.check(value).isPresent()) {
      where.nothing(); // nobody has a code whose check character is wrong
    } else {
      where.and("p.creditCode = :code", "code", new CreditCode(value));
    }
  }
}
