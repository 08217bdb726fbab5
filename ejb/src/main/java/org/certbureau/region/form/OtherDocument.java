package org.certbureau.region.form;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.kernel.IdentityDocument;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.Text;

/** Says which document a number is of that does not fit the one that was chosen. */
final class OtherDocument {
  /** Where a form asks for the citizen's number and for nothing else. */
  static final List<Choice> CITIZEN_ID_ALONE =
      List.of(
          new Choice(
              IdentityDocument.Kind.CITIZEN_ID.name(), word(IdentityDocument.Kind.CITIZEN_ID)));

  private OtherDocument() {}

  /**
   * @param taken the documents that the region takes there
   */
  static Problem named(IdentityDocument.Kind kind, List<Choice> taken) {
    return taken.stream()
        .filter(choice -> choice.code().equals(kind.name()))
        .findFirst()
        .map(
            choice ->
                Problem.of(
                    "region.document-of-other-kind",
                    null,
                    choice.label().zh(),
                    choice.label().en()))
        .orElseGet(
            () ->
                Problem.of(
                    "region.document-not-taken",
                    null,
                    word(kind).zh(),
                    word(kind).en(),
                    list(taken, Text::zh, "、"),
                    list(taken, Text::en, ", ")));
  }

  private static String list(List<Choice> taken, Function<Text, String> language, String between) {
    return taken.stream()
        .map(choice -> language.apply(choice.label()))
        .collect(Collectors.joining(between));
  }

  private static Text word(IdentityDocument.Kind kind) {
    String key = "kernel.document." + kind.name();
    return new Text(
        Messages.text(Locale.SIMPLIFIED_CHINESE, key, List.of()),
        Messages.text(Locale.ENGLISH, key, List.of()));
  }
}
