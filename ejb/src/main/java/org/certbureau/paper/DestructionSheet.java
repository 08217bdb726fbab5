package org.certbureau.paper;

import java.time.Instant;
import java.util.List;

/**
 * 介质销毁清单: the tokens that two people destroy and sign for.
 *
 * @param bureau the region's name of the bureau, above the title
 * @param number of the list
 * @param maker who made it
 * @param count how many tokens it has, or had while it was not void
 * @param signatures as far as it is signed
 * @param withdrawn null unless it is void
 */
public record DestructionSheet(
    String bureau,
    String number,
    String maker,
    Instant madeAt,
    int count,
    List<Token> tokens,
    List<Signature> signatures,
    Void withdrawn)
    implements Paper {

  /**
   * @param model of the token, as its maker calls it
   */
  public record Token(String chip, String model) {}

  /** Somebody who has signed. */
  public record Signature(String name, Instant at) {}

  /** Who made it void, when and why. */
  public record Void(String name, Instant at, String reason) {}

  public DestructionSheet {
    tokens = List.copyOf(tokens);
    signatures = List.copyOf(signatures);
  }

  @Override
  public String template() {
    return "destruction";
  }

  boolean destroyed() {
    return signatures.size() == 2;
  }
}
