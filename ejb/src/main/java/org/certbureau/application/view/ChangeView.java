package org.certbureau.application.view;

import java.util.List;
import java.util.Optional;
import org.certbureau.application.CaseRules;
import org.certbureau.application.line.Changes;
import org.certbureau.application.line.FieldChange;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.form.FieldMask;
import org.certbureau.region.policy.FormField;

/**
 * A field that an application changes, as it was registered and as it is to be.
 *
 * @param before as registered, masked where it identifies a person; empty where nothing was
 * @param after as typed, masked likewise; empty where it is to go
 * @param carried whether a certificate says it, so that another pair is made (A-X4)
 * @param allowed whether the policy lets it change
 * @param rule the rule that lets it; null where none does
 * @param proof code of the material that proves it; null where none is asked for
 * @param meanwhile what is registered by now in place of what was looked at; null where nothing
 *     else is
 * @param meanwhileBy the application that registered that, else null
 */
public record ChangeView(
    FormField field,
    String before,
    String after,
    boolean carried,
    boolean allowed,
    String rule,
    String citation,
    String proof,
    String meanwhile,
    CaseNumber meanwhileBy) {
  static List<ChangeView> all(CaseRules rules) {
    Changes changes = rules.changes();
    return changes.isAsked()
        ? changes.fields().stream().map(change -> of(change, changes)).toList()
        : null;
  }

  private static ChangeView of(FieldChange change, Changes changes) {
    Optional<FieldChange> moved = Optional.of(change).filter(FieldChange::isMoved);
    return new ChangeView(
        change.field(),
        FieldMask.shown(change.field(), change.before()),
        FieldMask.shown(change.field(), change.after()),
        change.carried(),
        change.row() != null,
        change.row() == null ? null : change.row().rule(),
        change.row() == null ? null : change.row().citation(),
        change.proof(),
        moved.map(one -> FieldMask.shown(one.field(), one.meanwhile())).orElse(null),
        moved.map(one -> changes.movedBy()).orElse(null));
  }

  public String getKey() {
    return field.key();
  }
}
