package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.kernel.Spelling;

/**
 * One field of a region's printed form.
 *
 * @param key its name in data; {@link FormKeys} has those that mean the same everywhere
 * @param printed its label on paper, where the block it stands in says the rest
 * @param onPaper whether the printed form has it
 * @param section code of the block of the form that it stands in
 * @param hand what is left for, where it is filled {@link Filled#BY_HAND}
 * @param anyOf name of a set of fields of which at least one is filled, or null
 * @param requiredIf makes it required depending on another field, or null
 * @param max longest text in characters, or 0 for the kind's own limit
 * @param choices for {@link FieldKind#CHOICE}, {@link FieldKind#CHOICES}
 * @param typeField for {@link FieldKind#DOCUMENT_NUMBER}: the field that tells the kind of document
 * @param preset what it is where nothing was typed, or null
 * @param personal identifies a natural person: encrypted at rest, masked on screens
 * @param remark what the printed form says beside the field, or null
 * @param prefilled may come from the region's base records
 */
public record FormField(
    String key,
    Text label,
    Text printed,
    OnPaper onPaper,
    String section,
    FieldKind kind,
    Filled filled,
    Hand hand,
    boolean required,
    String anyOf,
    FieldCondition requiredIf,
    int max,
    List<Choice> choices,
    String typeField,
    String preset,
    boolean personal,
    boolean prefilled,
    Text hint,
    Text remark,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public FormField {
    printed = Objects.requireNonNullElse(printed, label);
    onPaper = Objects.requireNonNullElse(onPaper, OnPaper.ALWAYS);
    filled = Objects.requireNonNullElse(filled, Filled.TYPED);
    hand = Objects.requireNonNullElse(hand, Hand.WRITING);
    choices = choices == null ? List.of() : List.copyOf(choices);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  public boolean offers(String choiceCode) {
    return choices.stream().anyMatch(choice -> choice.code().equals(choiceCode));
  }

  /** The choice that is meant, by its code or by its word in either language, however spelled. */
  public Optional<Choice> choice(String typed) {
    String sought = Spelling.key(typed);
    return choices.stream()
        .filter(
            choice ->
                Stream.of(choice.code(), choice.label().zh(), choice.label().en())
                    .anyMatch(word -> Spelling.key(word).equals(sought)))
        .findFirst();
  }

  /** Whether the printed form has a field. */
  public enum OnPaper {
    ALWAYS,
    /** Only with a value: few need it. */
    FILLED,
    /** It is asked on the screen alone. */
    NEVER
  }

  /** How the field gets its value. */
  public enum Filled {
    /** Typed by the applicant or the clerk. */
    TYPED,
    /** Printed from the case: its service, years, acceptor, times. */
    FROM_CASE,
    /** Left blank for pen and seal. */
    BY_HAND
  }

  /** What a field filled by hand leaves place for. */
  public enum Hand {
    WRITING,
    /** A signature, with its date. */
    SIGNATURE,
    /** A seal, with its date. */
    SEAL,
    /** A day, which every place to sign or seal has already. */
    DATE
  }
}
