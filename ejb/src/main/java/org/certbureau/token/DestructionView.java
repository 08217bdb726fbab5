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
 * @param dissolution null unless it was a mistake
 * @param tokens how many it has, or had
 * @param chips their chip serials in their order; empty in a list of lists, and once it is
 *     dissolved
 * @param mySignatureWanted whether the caller may sign now
 * @param mineToDissolve whether the caller may dissolve it now
 */
public record DestructionView(
    String number,
    RegionCode region,
    State state,
    String madeBy,
    String makerName,
    Instant madeAt,
    List<Signature> signatures,
    Dissolution dissolution,
    int tokens,
    List<String> chips,
    boolean mySignatureWanted,
    boolean mineToDissolve) {
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
    DESTROYED,
    /** 已作废: it was a mistake, and nothing on it was destroyed. */
    DISSOLVED
  }

  /**
   * @param by login of who signed
   */
  public record Signature(String by, String name, Instant at) {}

  /**
   * @param by login of who dissolved it
   */
  public record Dissolution(String by, String name, Instant at, String reason) {}
}
