package org.certbureau.payment;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.staff.Caller;
import org.certbureau.work.SqlFailure;

/** All charges and payments. What a person asks for is bound to the regions they act for. */
@Dependent
class Charges {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  void add(Charge charge) {
    em.persist(charge);
  }

  void add(Refund refund) {
    em.persist(refund);
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
    return inRegionOf(caller, of(number), number);
  }

  /**
   * To be changed.
   *
   * @throws NotFound also for a foreign region's
   */
  Charge changedBy(Caller caller, CaseNumber number) {
    return inRegionOf(caller, changed(number), number);
  }

  private static Charge inRegionOf(Caller caller, Optional<Charge> found, CaseNumber number) {
    return found
        .filter(charge -> caller.in(charge.region()))
        .orElseThrow(() -> new NotFound("payment.not-found", "caseNumber", number.value()));
  }

  /** What is due or was paid for each of them, as far as it is the caller's. */
  Map<CaseNumber, Money> totals(Caller caller, Collection<CaseNumber> numbers) {
    Map<CaseNumber, Money> totals = new HashMap<>();
    if (!numbers.isEmpty()) {
      em.createQuery("select c from Charge c where c.caseNumber in :numbers", Charge.class)
          .setParameter("numbers", numbers)
          .getResultStream()
          .filter(charge -> caller.in(charge.region()))
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

  Optional<Payment> payment(RegionCode region, PaymentMethod method, String reference) {
    return em.createQuery(
            "select p from Payment p where p.region = :region and p.method = :method"
                + " and p.reference = :reference",
            Payment.class)
        .setParameter("region", region)
        .setParameter("method", method)
        .setParameter("reference", reference)
        .getResultStream()
        .findFirst();
  }

  /** To whom money goes back: whoever paid, and the unit where no payer was written down. */
  String payeeOf(Charge charge) {
    return paymentOf(charge).map(Payment::payerName).orElseGet(charge::unitName);
  }

  Optional<Refund> refundOf(Charge charge) {
    return em.createQuery("select r from Refund r where r.chargeId = :charge", Refund.class)
        .setParameter("charge", charge.id())
        .getResultStream()
        .findFirst();
  }

  Optional<Refund> refund(RegionCode region, PaymentMethod method, String reference) {
    return em.createQuery(
            "select r from Refund r where r.region = :region and r.method = :method"
                + " and r.reference = :reference",
            Refund.class)
        .setParameter("region", region)
        .setParameter("method", method)
        .setParameter("reference", reference)
        .getResultStream()
        .findFirst();
  }

  /** Up to {@code limit} charges in that state, those behind the given id. */
  List<Charge> inState(Caller caller, ChargeState state, Long after, int limit) {
    if (!caller.everywhere() && caller.regions().isEmpty()) {
      return List.of();
    }
    StringBuilder jpql = new StringBuilder("select c from Charge c where c.state = :state");
    Map<String, Object> values = new HashMap<>();
    values.put("state", state);
    if (!caller.everywhere()) {
      jpql.append(" and c.region in :regions");
      values.put("regions", caller.regions());
    }
    if (after != null) {
      jpql.append(" and c.id > :after");
      values.put("after", after);
    }
    TypedQuery<Charge> query =
        em.createQuery(jpql.append(" order by c.id").toString(), Charge.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
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
    boolean collision =
        failure instanceof OptimisticLockException
            || failure instanceof PessimisticLockException
            || failure instanceof LockTimeoutException
            || SqlFailure.isCollision(failure);
    return collision ? new Conflict(Problem.of("payment.changed-meanwhile", null)) : failure;
  }
}
