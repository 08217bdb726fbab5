package org.certbureau.paper;

import java.time.Instant;
import java.util.List;

/**
 * 介质销毁清单: the tokens that two people destroy and sign for.
 *
 * @param bureau the region's name of the bureau, above the title
 * @param number of the list
 * @param maker who made it
 * @param signatures as far as it is signed
 */
public record DestructionSheet(
    String bureau,
    String number,
    String maker,
    Instant madeAt,
    List<Token> tokens,
    List<Signature> signatures)
    implements Paper {

  /**
   * @param model of the token, as its maker calls it
   */
  public record Token(String chip, String model) {}

  /** Somebody who has signed. */
  public record Signature(String name, Instant at) {}

  public DestructionSheet {
    tokens = List.copyOf(tokens);
    signatures = List.copyOf(signatures);
  }

  @Override
  public String template() {
    return "destruction";
  }

  int count() {
    return tokens.size();
  }

  boolean destroyed() {
    return signatures.size() == 2;
  }
}
