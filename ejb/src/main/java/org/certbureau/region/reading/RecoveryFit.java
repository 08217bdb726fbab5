package org.certbureau.region.reading;

import java.util.stream.Stream;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;

/** Whether a form tells which key is to come back, and what for, where a policy offers that. */
record RecoveryFit(Policy policy) {
  Stream<Misfit.Found> misfits() {
    boolean offered =
        policy.access().stream()
            .filter(row -> row.verdict() != AccessRule.Verdict.REFUSED)
            .anyMatch(row -> row.scope().services().contains(Service.KEY_RECOVERY));
    return offered && !(tells(FormKeys.RECOVERED_PAIR, FieldKind.PAIR) && tellsWhatFor())
        ? Stream.of(Misfit.RECOVERY_WITHOUT_PAIR.at(Service.KEY_RECOVERY))
        : Stream.of();
  }

  private boolean tellsWhatFor() {
    return tells(FormKeys.RECOVERY_PURPOSE, FieldKind.TEXT);
  }

  private boolean tells(String key, FieldKind kind) {
    return policy.form().stream()
        .anyMatch(field -> field.key().equals(key) && field.kind() == kind && field.required());
  }
}
