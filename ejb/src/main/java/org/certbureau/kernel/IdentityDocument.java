package org.certbureau.kernel;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** The document by which a person is known at the desk: its kind and its number. */
public record IdentityDocument(Kind kind, String value) implements Personal, Serializable {

  /** Each kind's problem code is {@code kernel.} and its name in lower case with hyphens. */
  public enum Kind {
    /** 居民身份证, also 港澳台居民居住证. */
    CITIZEN_ID(null, null),
    /** 中国护照. */
    PASSPORT(null, null),
    /** 港澳居民来往内地通行证: nine characters since 2013, before that eleven. */
    HONG_KONG_MACAU_PASS("[HM]\\d{8}(\\d{2})?", "kernel.hong-kong-macau-pass"),
    /** 台湾居民来往大陆通行证: eight digits since 2008, before that ten and the times renewed. */
    TAIWAN_PASS("\\d{8}|\\d{10}(\\(?[A-Z0-9]\\)?)?", "kernel.taiwan-pass"),
    /** 外国人永久居留证: three letters and twelve digits, since 2023 18 characters from 9 on. */
    PERMANENT_RESIDENT_CARD("[A-Z]{3}\\d{12}|9\\d{16}[0-9X]", "kernel.permanent-resident-card");

    private final Pattern shape;
    private final String code;

    Kind(String shape, String code) {
      this.shape = shape == null ? null : Pattern.compile(shape);
      this.code = code;
    }
  }

  public IdentityDocument {
    Typed.refuse(problem(kind, value, LocalDate.MAX));
  }

  /**
   * Reads what was typed.
   *
   * @param today a holder of a citizen's number cannot be born later
   * @throws RuleViolation with the code of the kind; never with the number in it
   */
  public static IdentityDocument of(Kind kind, String typed, LocalDate today) {
    Typed.refuse(check(kind, typed, today));
    return new IdentityDocument(kind, Typed.upper(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(Kind kind, String typed, LocalDate today) {
    return problem(kind, Typed.upper(typed), today);
  }

  @Override
  public String masked() {
    return kind == Kind.CITIZEN_ID ? Masking.citizenId(value) : Masking.document(value);
  }

  @Override
  public String toString() {
    return kind + " " + masked();
  }

  private static Optional<Problem> problem(Kind kind, String number, LocalDate today) {
    return switch (kind) {
      case CITIZEN_ID -> CitizenId.check(number, today);
      case PASSPORT -> Passport.check(number);
      default ->
          number != null && kind.shape.matcher(number).matches()
              ? Optional.empty()
              : Typed.problem(kind.code);
    };
  }
}
