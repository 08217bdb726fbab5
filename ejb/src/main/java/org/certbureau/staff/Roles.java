package org.certbureau.staff;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The roles of the house, as the container knows them. */
public final class Roles {
  /** 受理员: takes applications at the counter and hands tokens out. */
  public static final String ACCEPTOR = "ACCEPTOR";

  /** 复核员: decides about applications that another has accepted (GD-24). */
  public static final String REVIEWER = "REVIEWER";

  /** 收费员. */
  public static final String CASHIER = "CASHIER";

  /** 制证员: runs the stations and keeps the tokens. */
  public static final String MAKER = "MAKER";

  /** 审计员: reads everything of a region, changes nothing. */
  public static final String AUDITOR = "AUDITOR";

  /**
   * 密钥恢复员: consents that an escrowed key is brought back, or refuses (A-G7); sees what is asked of
   * them and nothing else.
   */
  public static final String RECOVERY_OFFICER = "RECOVERY_OFFICER";

  /** 管理员: people, machines, stations, policies; no business of the desks. */
  public static final String ADMIN = "ADMIN";

  /** A branch's own system that submits and asks for its region by REST or SOAP. */
  public static final String BRANCH = "BRANCH";

  /** The roles a person can hold at a region's desks. */
  public static final Set<String> AT_DESKS = Set.of(ACCEPTOR, REVIEWER, CASHIER, MAKER, AUDITOR);

  /** The roles that a person holds for regions, in the order in which people are shown them. */
  public static final List<String> IN_REGIONS =
      List.of(ACCEPTOR, REVIEWER, CASHIER, MAKER, AUDITOR, RECOVERY_OFFICER);

  /** All roles of people, in that order. */
  public static final List<String> OF_PEOPLE =
      Stream.concat(IN_REGIONS.stream(), Stream.of(ADMIN)).toList();

  /** Roles that could do harm alone: who gets one, or the password of one, takes two. */
  public static final Set<String> BY_TWO = Set.of(ADMIN, REVIEWER, RECOVERY_OFFICER);

  private Roles() {}
}
