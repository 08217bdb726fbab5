package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that the applicant brings.
 *
 * @param copies how many go into the file; 0 for a thing that is only shown or handed in
 * @param sealed each copy bears the unit's seal (加盖单位公章)
 * @param signed the agent signs it by hand
 * @param original whether and how the original is seen
 * @param optional may be left out without a reason
 * @param oneOf the documents of which any one will do; empty where the title says it all
 * @param toldBy key of the form field whose value is the code of the one that the form names, or
 *     null; another one that is shown is not the one on the form
 * @param waivers the reasons for which a clerk may mark it 免交
 * @param paper the bureau's printed paper that it is, or null
 */
public record Material(
    String code,
    Text title,
    Kind kind,
    int copies,
    boolean sealed,
    boolean signed,
    Original original,
    boolean optional,
    List<Document> oneOf,
    String toldBy,
    List<Waiver> waivers,
    String paper,
    Text note,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public Material {
    kind = Objects.requireNonNullElse(kind, Kind.DOCUMENT);
    original = Objects.requireNonNullElse(original, Original.NOT_SEEN);
    oneOf = oneOf == null ? List.of() : List.copyOf(oneOf);
    waivers = waivers == null ? List.of() : List.copyOf(waivers);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }

  /** The same once more, about one of several things that it may be about. */
  public Material about(String key, Text thing) {
    return new Material(
        codeAbout(code, key),
        new Text(title.zh() + "（" + thing.zh() + "）", title.en() + " (" + thing.en() + ")"),
        kind,
        copies,
        sealed,
        signed,
        original,
        optional,
        oneOf,
        toldBy,
        waivers,
        paper,
        note,
        scope,
        rule,
        citation);
  }

  /** The code of {@link #about}. */
  public static String codeAbout(String code, String key) {
    return code + "-" + key;
  }

  /** Whether a scan of it goes into the file; what is only shown leaves none. */
  public boolean scanned() {
    return kind == Kind.DOCUMENT && copies > 0;
  }

  /** Whether a clerk ticks that the original was seen. */
  public boolean originalSeen() {
    return original != Original.NOT_SEEN;
  }

  /** Whether it is the token itself, which is known by its chip serial. */
  public boolean isToken() {
    return kind == Kind.TOKEN;
  }

  /** One of the documents of which any one will do. */
  public Optional<Document> alternative(String documentCode) {
    return oneOf.stream().filter(choice -> choice.code().equals(documentCode)).findFirst();
  }

  public Optional<Waiver> waiver(String reasonCode) {
    return waivers.stream().filter(waiver -> waiver.code().equals(reasonCode)).findFirst();
  }

  /** What sort of thing it is. */
  public enum Kind {
    DOCUMENT,
    /** The USB key itself. */
    TOKEN,
    /** Anything else that is carried along, such as the seal. */
    THING
  }

  /** What happens to the original. */
  public enum Original {
    /** A copy is enough. */
    NOT_SEEN,
    /** Shown for comparison and given back. */
    SHOWN,
    /** It is the original that is handed in. */
    KEPT,
    /** A thing that does not go back to its holder: a token that is to be destroyed. */
    HANDED_IN
  }

  /**
   * One of the documents of which any one will do.
   *
   * @param namedBy what the form says where it is the one that it names, each for itself; empty
   *     where the form says nothing of it
   */
  public record Document(String code, Text label, List<FieldCondition> namedBy) {
    public Document {
      namedBy = namedBy == null ? List.of() : List.copyOf(namedBy);
    }
  }

  /** A reason for which a material need not be brought, as long as it is one (scope). */
  public record Waiver(
      String code, Text label, @JsonProperty("for") Scope scope, String rule, String citation)
      implements Scoped {
    public Waiver {
      scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
    }
  }
}
