package org.certbureau.region.policy;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;

/** A row of a policy that can say where it comes from. */
public interface Sourced {
  /** Begins the IDs of readings of doubtful places, which are the bureau's own (办理口径). */
  String READING = "A-";

  /** Stands between rules where several say one thing. */
  String RULES_APART = "、";

  /** Stands between their phrases. */
  String CITATIONS_APART = "；";

  /** Stands in a citation between the words of a reading and the phrase that it reads. */
  String READS = "（原文：";

  /** Ends it. */
  String READ = "）";

  /** The rule's ID in the rule table, e.g. {@code CS-F2}. */
  String rule();

  /** The phrase of the source document (原文) that says it. */
  String citation();

  /** What the row holds against what was asked: every refusal tells its rule and the phrase. */
  default Problem refuses(String code, String field, String... args) {
    return Problem.of(code, field, args).by(rule(), citation());
  }

  /** What several rows hold against it together. */
  static Problem allRefuse(Collection<? extends Sourced> rows, Problem problem) {
    return rows.isEmpty()
        ? problem
        : problem.by(told(rows, Sourced::rule, RULES_APART), citations(rows));
  }

  /** The phrases of several rows as one. */
  static String citations(Collection<? extends Sourced> rows) {
    return told(rows, Sourced::citation, CITATIONS_APART);
  }

  private static String told(
      Collection<? extends Sourced> rows, Function<Sourced, String> what, String apart) {
    return rows.stream().map(what).distinct().collect(Collectors.joining(apart));
  }

  /** How a row that rests on a reading is cited: by its words, before the phrase that it reads. */
  static String read(String words, String phrase) {
    return words + READS + phrase + READ;
  }

  /**
   * What of a citation the document itself says. The bureau's own words for a doubtful place guide
   * its people; whoever comes to the desk is told what was published.
   */
  static String published(String citation) {
    int phrase = citation == null ? -1 : citation.indexOf(READS);
    return phrase < 0
        ? citation
        : citation.substring(phrase + READS.length(), citation.length() - READ.length());
  }

  /** Whether a rule is the bureau's own reading and stands in no document. */
  static boolean isReading(String rule) {
    return rule != null && rule.startsWith(READING);
  }
}
