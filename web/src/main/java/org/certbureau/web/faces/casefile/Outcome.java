package org.certbureau.web.faces.casefile;

import java.util.List;

/**
 * What will happen to a certificate, or has.
 *
 * @param kind how it looks: {@code hold}, {@code end}, {@code lift} or {@code change}
 * @param means what it means, a sentence each
 * @param proofs what relying parties are told of it
 * @param rule the reading that it follows; null where none is cited
 */
public record Outcome(
    String kind,
    String icon,
    String title,
    List<String> means,
    List<Proof> proofs,
    String rule,
    String citation) {
  Outcome(String kind, String icon, String title, List<String> means) {
    this(kind, icon, title, means, List.of(), null, null);
  }

  /**
   * Something that relying parties are told.
   *
   * @param tint {@code ok} once they are
   */
  public record Proof(String tint, String icon, String text) {}
}
