package org.certbureau.certificate;

import java.util.Optional;
import java.util.regex.Pattern;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
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
  private static final Pattern HEX = Pattern.compile("[0-9A-F]{8,40}");

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
    NAME
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
    return HEX.matcher(hex).matches()
        ? new Sought(Kind.SERIAL, hex)
        : new Sought(Kind.NAME, UnitName.cleaned(text));
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
              "(p.chip = :hex or p.signingSerial = :hex or p.encryptionSerial = :hex)",
              "hex",
              value);
      case NAME -> where.beginning(name, "name", value);
    }
  }

  private void byCreditCode(Conditions where) {
    if (CreditCode.check(value).isPresent()) {
      where.nothing(); // nobody has a code whose check character is wrong
    } else {
      where.and("p.creditCode = :code", "code", new CreditCode(value));
    }
  }
}
