package org.certbureau.region.policy;

import java.util.List;
import java.util.Optional;

/**
 * Who serves the region, as papers and screens name it.
 *
 * @param casePrefix of the region's case numbers, e.g. {@code CS}
 * @param operator who issues the token and takes the money
 * @param account where money is remitted to, or null where none is taken that way
 * @param post where papers are mailed to, or null
 */
public record Bureau(
    String casePrefix,
    Text regionName,
    Text name,
    Text operator,
    List<Desk> desks,
    List<SupportLine> support,
    BankAccount account,
    PostAddress post) {
  public Bureau {
    desks = List.copyOf(desks);
    support = support == null ? List.of() : List.copyOf(support);
  }

  public Optional<Desk> desk(String code) {
    return desks.stream().filter(desk -> desk.code().equals(code)).findFirst();
  }

  /**
   * A place where applications are taken (受理点).
   *
   * @param address as printed
   * @param hours as printed, or null where the source tells none
   */
  public record Desk(String code, Text name, Text address, Text hours, String rule, String citation)
      implements Sourced {}

  /** Where to turn for help. */
  public record SupportLine(Kind kind, Text label, String value, String rule, String citation)
      implements Sourced {
    /** What the value is. */
    public enum Kind {
      PHONE,
      QQ,
      WEB
    }
  }

  /**
   * @param number without blanks
   */
  public record BankAccount(String payee, String bank, String number, String rule, String citation)
      implements Sourced {}

  /** Where mailed papers go; registered mail is refused where the source says so. */
  public record PostAddress(
      String payee, String address, String addressee, String phone, String rule, String citation)
      implements Sourced {}
}
