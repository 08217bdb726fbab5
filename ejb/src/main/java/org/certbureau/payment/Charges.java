package org.certbureau.payment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.Applications;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.Spelling;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.staff.Caller;
import org.certbureau.work.Conditions;
import org.certbureau.work.SqlFailure;

/**
 * All charges and payments. What a person asks for is bound to the regions they act for, what a
 * branch's system asks for to the cases that it began.
 */
@Dependent
class Charges {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  @Inject Applications applications;

  void add(Charge charge) {
    em.persist(charge);
  }

  void add(Refund refund) {
    em.persist(refund);
  }

  void add(Correction correction) {
    em.persist(correction);
  }

  void add(Payment payment) {
    em.persist(payment);
  }

  Optional<Charge> of(CaseNumber number) {
    return find(number, LockModeType.NONE);
  }

  /** To be changed; who changes the same charge waits until this transaction is over. */
  Optional<Charge> changed(CaseNumber number) {
    return find(number, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<Charge> find(CaseNumber number, LockModeType lock) {
    try {
      return em.createQuery("select c from Charge c where c.caseNumber = :number", Charge.class)
          .setParameter("number", number)
          .setLockMode(lock)
          .getResultStream()
          .findFirst();
    } catch (PersistenceException failure) {
      throw meant(failure);
    }
  }

  /**
   * To be read only.
   *
   * @throws NotFound also for a foreign region's
   */
  Charge visibleTo(Caller caller, CaseNumber number) {
    return inSight(CaseSight.reading(caller), of(number), number);
  }

  /**
   * To be changed.
   *
   * @throws NotFound also for a foreign region's
   */
  Charge changedBy(Caller caller, CaseNumber number) {
    return inSight(CaseSight.changing(caller), changed(number), number);
  }

  private Charge inSight(CaseSight sight, Optional<Charge> found, CaseNumber number) {
    return found
        .filter(charge -> applications.isIn(sight, charge.region(), number))
        .orElseThrow(() -> new NotFound("payment.not-found", "caseNumber", number.value()));
  }

  /** What is due or was paid for each of them, as far as it is the caller's. */
  Map<CaseNumber, Money> totals(Caller caller, Collection<CaseNumber> numbers) {
    Map<CaseNumber, Money> totals = new HashMap<>();
    if (!numbers.isEmpty()) {
      Conditions where =
          CaseSight.reading(caller)
              .narrowOn(
                  new Conditions().and("c.caseNumber in :numbers", "numbers", numbers),
                  "c.region",
                  "c.caseNumber");
      where
          .bind(em.createQuery("select c from Charge c where " + where, Charge.class))
          .getResultStream()
          .forEach(charge -> totals.put(charge.caseNumber(), charge.total()));
    }
    return totals;
  }

  Optional<Payment> paymentOf(Charge charge) {
    return em.createQuery("select p from Payment p where p.chargeId = :charge", Payment.class)
        .setParameter("charge", charge.id())
        .getResultStream()
        .findFirst();
  }

  /** Of the number of its slip, the first first. */
  List<Correction> correctionsOf(Payment payment) {
    return em.createQuery(
            "select c from Correction c where c.paymentId = :payment order by c.id",
            Correction.class)
        .setParameter("payment", payment.id())
        .getResultList();
  }

  /** The slip that somebody took last in a region, by one way of paying. */
  Optional<Payment> lastOf(String cashier, RegionCode region, PaymentMethod method) {
    return em.createQuery(
            "select p from Payment p where p.takenBy = :cashier and p.region = :region"
                + " and p.method = :method order by p.takenAt desc, p.id desc",
            Payment.class)
        .setParameter("cashier", cashier)
        .setParameter("region", region)
        .setParameter("method", method)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** By a slip, however its number was typed. */
  Optional<Payment> payment(RegionCode region, PaymentMethod method, String reference) {
    return movement(Payment.class, region, method, reference);
  }

  /** To whom money goes back: whoever paid, and the unit where no payer was written down. */
  String payeeOf(Charge charge) {
    return paymentOf(charge).map(Payment::payerName).orElseGet(charge::unitName);
  }

  /** The first first. */
  List<Refund> refundsOf(Charge charge) {
    return em.createQuery(
            "select r from Refund r where r.chargeId = :charge order by r.recordedAt, r.id",
            Refund.class)
        .setParameter("charge", charge.id())
        .getResultList();
  }

  Optional<Refund> refund(RegionCode region, PaymentMethod method, String reference) {
    return movement(Refund.class, region, method, reference);
  }

  private <T extends MoneyMovement> Optional<T> movement(
      Class<T> kind, RegionCode region, PaymentMethod method, String reference) {
    return em.createQuery(
            "select m from "
                + kind.getSimpleName()
                + " m where m.region = :region and m.method = :method"
                + " and m.referenceKey = :key",
            kind)
        .setParameter("region", region)
        .setParameter("method", method)
        .setParameter("key", Spelling.key(reference))
        .getResultStream()
        .findFirst();
  }

  /**
   * Up to {@code limit} charges in that state, those behind the given id; of what is due, what can
   * be paid.
   */
  List<Charge> inState(Caller caller, ChargeState state, Long after, int limit) {
    Conditions where =
        new Conditions()
            .and("c.state = :state", "state", state)
            .among("c.region", "regions", caller.bounds())
            .and("c.id > :after", "after", after);
    if (state == ChargeState.DUE) {
      where.and(
          "exists (select a.id from Application a where a.caseNumber = c.caseNumber"
              + " and a.standing.state in :payable)",
          "payable",
          Payable.STATES);
    }
    return where
        .bind(
            em.createQuery(
                "select c from Charge c where " + where + " order by c.id", Charge.class))
        // the lines of them all by one more query
        .setHint("eclipselink.batch", "c.lines")
        .setHint("eclipselink.batch.type", "IN")
        .setMaxResults(limit)
        .getResultList();
  }

  /** Writes now: what the database forbids, and who came first, is told while it can be. */
  void flush() {
    try {
      em.flush();
    } catch (PersistenceException failure) {
      throw meant(failure);
    }
  }

  private static RuntimeException meant(PersistenceException failure) {
    if (SqlFailure.isConstraint(failure)) {
      return new Conflict(Problem.of("payment.taken-meanwhile", null));
    }
    return SqlFailure.isCollision(failure)
        ? new Conflict(Problem.of("payment.changed-meanwhile", null))
        : failure;
  }
}
