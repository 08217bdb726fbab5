package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.warning.Warning;
import org.certbureau.application.warning.WarningDesk;
import org.certbureau.region.policy.FormKeys;

/** What a clerk is told of an acceptance before it is handed in; it goes on without an answer. */
@Named
@RequestScoped
public class DraftWarnings {
  @EJB private WarningDesk desk;
  @Inject private CertificateAtDesk certificate;
  @Inject private Draft draft;
  @Inject private CaseInHand inHand;

  private Map<String, String> asked;
  private Optional<Warning> answered = Optional.empty();
  private List<Warning> beforehand;

  /**
   * What stands on the page at this step. At the step where its field is, the field says it, and
   * says it as soon as it is typed.
   */
  public List<Warning> at(Stage stage) {
    if (inHand.isBegun()) {
      return inHand.view().warnings().stream()
          .filter(
              warning ->
                  !(inHand.isEditable()
                      && stage == Stage.HOLDER
                      && warning.field().equals(FormKeys.CREDIT_CODE)))
          .toList();
    }
    if (beforehand == null) {
      beforehand = certificate.isChosen() ? ofLine() : List.of();
    }
    return beforehand;
  }

  /**
   * What the question of the policy is about, in its own words; null where they are its source's.
   */
  public Warning getAsking() {
    return inHand.view().warning() == null
        ? null
        : inHand.view().warnings().stream()
            .filter(warning -> warning.rule().equals(inHand.view().warning().rule()))
            .findFirst()
            .orElse(null);
  }

  private List<Warning> ofLine() {
    return desk.ofLine(draft.getPolicy(), draft.situation(), draft.getCertificate());
  }

  /** Of the unit as the form names it now, which is not always as it was saved. */
  Optional<Warning> atField(String key) {
    if (!key.equals(FormKeys.CREDIT_CODE) || !inHand.isBegun()) {
      return Optional.empty();
    }
    Map<String, String> form = draft.checked().values();
    if (!form.equals(asked)) {
      asked = Map.copyOf(form);
      answered = desk.ofUnit(draft.getPolicy(), draft.situation(), form);
    }
    return answered;
  }
}
