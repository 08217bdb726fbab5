package org.certbureau.web.faces.start;

import java.util.List;
import java.util.stream.Collectors;
import org.certbureau.application.start.StartRefusal;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.web.faces.words.Words;

/**
 * Services that are refused in one breath.
 *
 * @param words the region's, joined; empty for none
 * @param reason what holds of them all; empty where the words say it
 * @param rule null where no rule says so
 * @param caseNumber the open application that stands in their way; null where none does
 */
public record Ways(
    String words, String reason, String rule, String citation, boolean reading, String caseNumber) {
  private static final int RIVAL = 1;

  static Ways of(List<StartRefusal> refusals, Words say) {
    return of(refusals, "", null, say);
  }

  /** On a certificate whose number stands above already. */
  static Ways onCard(List<StartRefusal> refusals, LineStanding standing, Words say) {
    StartRefusal first = refusals.get(0);
    List<String> told = first.problem().args();
    return switch (first.problem().code()) {
      case "application.line-not-so" ->
          of(refusals, say.of("start.why.standing", say.name(standing)), null, say);
      case "application.line-ended" -> of(refusals, say.of("start.why.ended"), null, say);
      case "application.line-busy" -> of(refusals, say.of("start.why.busy"), told.get(RIVAL), say);
      default -> of(refusals, say.problem(first.problem()), null, say);
    };
  }

  private static Ways of(List<StartRefusal> refusals, String reason, String caseNumber, Words say) {
    String words =
        refusals.stream()
            .map(refusal -> say.in(refusal.word()))
            .collect(Collectors.joining(say.of("list.separator")));
    return refusals.isEmpty()
        ? new Ways("", reason, null, null, false, null)
        : new Ways(
            words,
            reason,
            refusals.get(0).problem().rule(),
            refusals.get(0).problem().citation(),
            refusals.get(0).isReading(),
            caseNumber);
  }
}
