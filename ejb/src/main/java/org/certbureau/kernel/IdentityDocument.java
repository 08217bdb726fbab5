package org.certbureau.kernel;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The document by which a person is known at the desk: its kind and its number. */
public record IdentityDocument(Kind kind, String value) implements Personal, Serializable {

  /** Each kind's problem code is {@code kernel.} and its name in lower case with hyphens. */
  public enum Kind {
    /** 居民身份证, also 港澳台居民居住证. */
    CITIZEN_ID(null, null),
    /** 护照, of whichever country. */
    PASSPORT(null, null),
    /** 港澳居民来往内地通行证: nine characters since 2013, before that eleven. */
    HONG_KONG_MACAU_PASS("[HM]\\d{8}(\\d{2})?", "kernel.hong-kong-macau-pass"),
    /** 台湾居民来往大陆通行证: eight digits since 2008, before that ten and the times renewed. */
    TAIWAN_PASS("\\d{8}|\\d{10}(\\(?[A-Z0-9]\\)?)?", "kernel.taiwan-pass"),
    /**
     * 外国人永久居留身份证: three letters and twelve digits; the later ones have 18 characters from 9 on,
     * with the birthday and the check character where a citizen's number has them.
     */
    PERMANENT_RESIDENT_CARD("[A-Z]{3}\\d{12}|9\\d{16}[0-9X]", "kernel.permanent-resident-card");

    private final Pattern shape;
    private final String code;

    Kind(String shape, String code) {
      this.shape = shape == null ? null : Pattern.compile(shape);
      this.code = code;
    }
  }

  private static final int LONGEST_PASSPORT = 9;

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
    return new IdentityDocument(kind, normalised(typed));
  }

  /** What is wrong with it, or nothing. */
  public static Optional<Problem> check(Kind kind, String typed, LocalDate today) {
    return problem(kind, normalised(typed), today);
  }

  /**
   * The kind that such a number can only be of: whoever chose another one has chosen wrongly. Empty
   * for what passports have too, and for what is no number of any kind.
   */
  public static Optional<Kind> kindOf(String typed, LocalDate today) {
    String number = normalised(typed);
    return number.length() <= LONGEST_PASSPORT
        ? Optional.empty()
        : Stream.of(Kind.CITIZEN_ID, Kind.PERMANENT_RESIDENT_CARD, Kind.HONG_KONG_MACAU_PASS)
            .filter(kind -> isOf(kind, number, today))
            .findFirst();
  }

  /** No other number looks like that of a permanent resident, also where a digit of it is wrong. */
  private static boolean isOf(Kind kind, String number, LocalDate today) {
    return kind == Kind.PERMANENT_RESIDENT_CARD
        ? kind.shape.matcher(number).matches()
        : problem(kind, number, today).isEmpty();
  }

  private static String normalised(String typed) {
    return Typed.code(typed);
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
          number == null || !kind.shape.matcher(number).matches()
              ? Typed.problem(kind.code)
              : kind == Kind.PERMANENT_RESIDENT_CARD && number.charAt(0) == '9'
                  ? permanentResidentCard(number, today)
                  : Optional.empty();
    };
  }

  private static Optional<Problem> permanentResidentCard(String number, LocalDate today) {
    if (CitizenId.birthday(number).filter(day -> !day.isAfter(today)).isEmpty()) {
      return Typed.problem("kernel.permanent-resident-card-date");
    }
    return CitizenId.checkCharacter(number) == number.charAt(number.length() - 1)
        ? Optional.empty()
        : Typed.problem("kernel.permanent-resident-card-check");
  }
}
