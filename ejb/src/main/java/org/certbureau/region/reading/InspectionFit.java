package org.certbureau.region.reading;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.region.business.Fact;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.InspectionRule;
import org.certbureau.region.policy.Policy;

/** Whether what is looked at before an application is handed in can be found out by looking. */
record InspectionFit(Policy policy) {
  Stream<Misfit.Found> misfits() {
    return policy.inspections().stream().flatMap(row -> Stream.concat(unaskable(row), twice(row)));
  }

  private static Stream<Misfit.Found> unaskable(InspectionRule row) {
    Set<Fact> asked = new TreeSet<>(row.answers());
    asked.add(row.establishes());
    return asked.stream()
        .filter(fact -> fact.owner() != Fact.Owner.ASKED)
        .map(fact -> Misfit.INSPECTION_UNASKABLE.at(row.rule(), fact));
  }

  private static Stream<Misfit.Found> twice(InspectionRule row) {
    List<String> codes = row.methods().stream().map(Choice::code).toList();
    Set<String> distinct = codes.stream().collect(Collectors.toSet());
    return distinct.size() == codes.size()
        ? Stream.of()
        : Stream.of(Misfit.INSPECTION_METHOD_TWICE.at(row.rule()));
  }
}
