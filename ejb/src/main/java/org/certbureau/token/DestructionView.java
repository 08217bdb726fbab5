package org.certbureau.token;

import java.time.Instant;
import java.util.List;
import org.certbureau.kernel.RegionCode;

/**
 * A destruction list as screens and machines see it.
 *
 * @param madeBy login of who made it
 * @param makerName what people call them
 * @param signatures in their order; two are needed
 * @param tokens how many it has
 * @param chips their chip serials in their order; empty in a list of lists
 * @param mySignatureWanted whether the caller may sign now
 */
public record DestructionView(
    String number,
    RegionCode region,
    State state,
    String madeBy,
    String makerName,
    Instant madeAt,
    List<Signature> signatures,
    int tokens,
    List<String> chips,
    boolean mySignatureWanted) {
  public DestructionView {
    signatures = List.copyOf(signatures);
    chips = List.copyOf(chips);
  }

  /** How far it is signed. */
  public enum State {
    /** 待签署: nobody has signed. */
    UNSIGNED,
    /** 已签 1 人: one has. */
    HALF_SIGNED,
    /** 已销毁: both have. */
    DESTROYED
  }

  /**
   * @param by login of who signed
   */
  public record Signature(String by, String name, Instant at) {}
}
