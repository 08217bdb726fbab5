package org.certbureau.application.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.application.Badge;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.warning.Warning;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.subscriber.ConsentRecord;

/**
 * Everything that a page about one application needs, as the caller may see it.
 *
 * @param certificate the one that it is about; null where it opens one, or where the caller does
 *     not see it
 * @param badge what it waits for
 * @param policyVersion the pinned version, or the one in force while it is a draft
 * @param dueOn last day of the bureau's own time limit, or null
 * @param deadline that time limit with its rule, and whether its clock stands; null where none runs
 * @param reason why it was returned, refused or withdrawn, in the words of who did, or null
 * @param stoppedBy the application on the same certificate for which it was stopped, or null
 * @param failure why its token could not be made, or null where it did not fail
 * @param warning the policy's warning about it and how it was answered, or null
 * @param warnings what there is to know before it takes effect, without an answer
 * @param changes what it changes of what is registered, field by field; null for one that is about
 *     nothing that is registered, and where the caller does not see the certificate
 * @param unitId of the unit's record once it was accepted, or null
 * @param revision to be given back with an edit, so that a change made meanwhile is noticed
 * @param steps what this caller may do, with what stands in the way
 * @param problems what is missing before it can be submitted or accepted
 */
public record ApplicationView(
    CaseNumber caseNumber,
    RegionCode region,
    Service service,
    HolderType holder,
    Channel channel,
    CaseCertificate certificate,
    State state,
    Badge badge,
    String unitName,
    String creditCode,
    Long unitId,
    int years,
    @JsonProperty("applications") int systems,
    Facts facts,
    int policyVersion,
    boolean policyPinned,
    int revision,
    String createdBy,
    Instant createdAt,
    String submittedBy,
    Instant submittedAt,
    String acceptedBy,
    Instant acceptedAt,
    String reviewedBy,
    Instant reviewedAt,
    Instant closedAt,
    LocalDate dueOn,
    DeadlineView deadline,
    String reason,
    CaseNumber stoppedBy,
    ProductionFailure failure,
    WarningView warning,
    List<Warning> warnings,
    List<FieldView> fields,
    List<ChangeView> changes,
    List<MaterialView> materials,
    List<ConsentRecord> consents,
    List<GateView> gates,
    List<StepView> steps,
    List<Problem> problems,
    List<TimelineEntry> timeline) {
  public ApplicationView {
    warnings = List.copyOf(warnings);
    fields = List.copyOf(fields);
    changes = changes == null ? null : List.copyOf(changes);
    materials = List.copyOf(materials);
    consents = List.copyOf(consents);
    gates = List.copyOf(gates);
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
    timeline = List.copyOf(timeline);
  }

  public boolean isEditable() {
    return state.isEditable();
  }

  /** The filled fields that say what is registered; none where it is about nothing registered. */
  public List<FieldView> unchanged() {
    return changes == null
        ? List.of()
        : fields.stream()
            .filter(field -> LineRules.isOfHolder(field.field()) && !field.value().isEmpty())
            .filter(field -> changes.stream().noneMatch(one -> one.getKey().equals(field.getKey())))
            .toList();
  }

  /** What it does to its certificate. */
  public Procedure procedure() {
    Situation situation = Situation.of(service, holder, channel);
    return Procedure.of(
        changes == null
            ? situation
            : situation.with(
                Fact.CERTIFICATE_DATA_CHANGES, changes.stream().anyMatch(ChangeView::carried)));
  }

  /** Whether the caller can take that step now. */
  public boolean allows(Step step) {
    return steps.stream().anyMatch(open -> open.step() == step && open.isOpen());
  }
}
