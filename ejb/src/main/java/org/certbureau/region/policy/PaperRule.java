package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.certbureau.region.business.Service;

/**
 * A paper that the bureau prints for an application, in the words of the region's own paper. The
 * fields come from {@link Policy#form}; this is what the paper says around them.
 *
 * @param over a line above the title, or null
 * @param note a line beside the title, such as the copies wanted, or null
 * @param boxes what can be ticked as the business; empty where the service's word is printed
 * @param declaration what the signature and the seal stand for, or null
 * @param addressee to whom a letter is written, or null
 * @param matters what an agent may do; {@code {service}} stands for the region's word
 * @param consent code of the consent whose text this paper spells out, or null
 * @param clauses the numbered terms of an agreement
 * @param notesTitle what stands above the notes, or null
 * @param notes small print at the end
 */
public record PaperRule(
    Kind kind,
    Text title,
    Text over,
    Text note,
    List<Box> boxes,
    Declaration declaration,
    Text addressee,
    List<Text> matters,
    String consent,
    List<Clause> clauses,
    Text notesTitle,
    List<Text> notes,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public PaperRule {
    boxes = boxes == null ? List.of() : List.copyOf(boxes);
    matters = matters == null ? List.of() : List.copyOf(matters);
    clauses = clauses == null ? List.of() : List.copyOf(clauses);
    notes = notes == null ? List.of() : List.copyOf(notes);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** What the paper is for; a material that is such a paper names it ({@link Material#paper}). */
  public enum Kind {
    /** 受理表, 申请表 */
    APPLICATION_FORM,
    /** 授权委托书 */
    POWER_OF_ATTORNEY,
    /** 服务协议 */
    SERVICE_AGREEMENT
  }

  /**
   * A box to tick.
   *
   * @param label its word; {@code {years}} stands for the years in capital numerals
   * @param services the services for which it is ticked
   */
  public record Box(Text label, Set<Service> services) {
    public Box {
      services = Set.copyOf(services);
    }
  }

  /**
   * @param section code of the block of the form before whose first field it stands
   */
  public record Declaration(String section, Text text) {}

  /** One term of an agreement, with the phrase that it rests on. */
  public record Clause(Text text, String rule, String citation) implements Sourced {}
}
