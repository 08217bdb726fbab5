package org.certbureau.issuance.handover;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.certbureau.application.State;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.staff.Caller;
import org.certbureau.station.JobState;
import org.certbureau.work.Conditions;

/** The cases of a caller's regions that wait to be handed over. */
@Dependent
class Collectables {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  /** The longest waiting first. */
  List<CaseNumber> all(Caller caller) {
    Conditions where = waiting(caller);
    return where
        .bind(
            em.createQuery(
                "select a.caseNumber from Application a where " + where + " order by a.id",
                CaseNumber.class))
        .getResultList();
  }

  /** Those whose token has a chip serial that ends so. */
  List<CaseNumber> onChip(Caller caller, String end) {
    Conditions where =
        waiting(caller)
            .and(
                "exists (select j.number from Job j where j.caseNumber = a.caseNumber"
                    + " and j.state = :done and j.chip like :chip)",
                "chip",
                "%" + end)
            .with("done", JobState.DONE);
    return where
        .bind(
            em.createQuery(
                "select a.caseNumber from Application a where " + where + " order by a.id",
                CaseNumber.class))
        .getResultList();
  }

  private static Conditions waiting(Caller caller) {
    return new Conditions()
        .and("a.standing.state = :collect", "collect", State.COLLECT)
        .among("a.region", "regions", caller.bounds());
  }
}
