package org.certbureau.testing.contract;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Leaves a mark for each fact that it hears, while it happens and once it has happened. */
@Stateless
@PermitAll
public class Listener {
  @EJB private Marks marks;

  /** A fact that is heard after the commit alone. */
  public record Settled(Told fact) {}

  public void during(@Observes Told fact) {
    marks.leave(fact.scene(), "heard");
    fact.answer().run();
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void afterwards(@Observes(during = TransactionPhase.AFTER_SUCCESS) Settled settled) {
    marks.leave(settled.fact().scene(), "heard");
    settled.fact().answer().run();
  }
}
