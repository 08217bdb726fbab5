package org.certbureau.application;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.line.Rival;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.certificate.LineRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Caller;
import org.certbureau.work.Conditions;
import org.certbureau.work.SqlFailure;

/**
 * All applications. What a person asks for is bound to the regions that the person acts for, what a
 * branch's system asks for to what it began.
 */
@Dependent
public class Applications {
  /** Of two applications on one certificate one is higher (A-X5); see {@link Item}. */
  private static final String ONE_OF_RANK = "item_one_of_rank";

  /** A draft is nobody's business yet. */
  private static final Set<State> IDLE =
      Stream.concat(Stream.of(State.DRAFT), State.FINAL.stream()).collect(Collectors.toSet());

  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  @EJB LineRegister lines;

  public void add(Application application) {
    em.persist(application);
  }

  /**
   * To be read only.
   *
   * @throws NotFound also for a foreign region's, or another branch's
   */
  public Application visibleTo(Caller caller, CaseNumber number) {
    return seen(CaseSight.reading(caller), number, LockModeType.NONE);
  }

  /**
   * To be changed. Who changes the same application waits until this transaction is over: a cashier
   * and a reviewer at the same moment both succeed, and the gates are counted right.
   */
  public Application changedBy(Caller caller, CaseNumber number) {
    lockLineOf(number);
    return seen(CaseSight.changing(caller), number, LockModeType.PESSIMISTIC_WRITE);
  }

  private Application seen(CaseSight sight, CaseNumber number, LockModeType lock) {
    Application application = load(number, lock);
    if (!sight.sees(application.region(), application.acts().created().by())) {
      throw notFound(number);
    }
    return application;
  }

  /** Whether a case, of that region, is one of those; for what hangs on it. */
  public boolean isIn(CaseSight sight, RegionCode region, CaseNumber number) {
    return sight.isWhole(region)
        || sight.isPartly(region) && !seen(sight, List.of(number)).isEmpty();
  }

  /** Those of some cases that are in sight. */
  public Set<CaseNumber> seen(CaseSight sight, Collection<CaseNumber> numbers) {
    if (numbers.isEmpty()) {
      return Set.of();
    }
    Conditions where =
        sight.narrow(new Conditions().and("a.caseNumber in :numbers", "numbers", numbers), "a");
    return Set.copyOf(
        where
            .bind(
                em.createQuery(
                    "select a.caseNumber from Application a where " + where, CaseNumber.class))
            .getResultList());
  }

  /** To be changed by the bureau itself, whatever the region. */
  public Application changedByTheBureau(CaseNumber number) {
    lockLineOf(number);
    return load(number, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Of an application on a certificate that was there before, the certificate comes first: two that
   * may stop each other never wait crosswise.
   */
  private void lockLineOf(CaseNumber number) {
    lines.lock(
        em.createQuery(
                "select i.line from Item i where i.application.caseNumber = :number"
                    + " and i.line is not null and i.service <> :opening",
                Long.class)
            .setParameter("number", number)
            .setParameter("opening", Service.NEW)
            .getResultList());
  }

  /** The applications on a certificate, but for one, that are submitted and not done. */
  List<Rival> rivals(long line, CaseNumber own) {
    return em.createQuery(
            "select i from Item i join fetch i.application where i.openLine = :line"
                + " and i.application.caseNumber <> :own order by i.id",
            Item.class)
        .setParameter("line", line)
        .setParameter("own", own)
        .getResultStream()
        .map(item -> new Rival(item.application().caseNumber(), item.service()))
        .toList();
  }

  /**
   * The applications on each of some certificates that are submitted and not done, in one query.
   */
  public Map<Long, List<Rival>> onLines(Collection<Long> lines) {
    Map<Long, List<Rival>> open = new HashMap<>();
    if (!lines.isEmpty()) {
      em.createQuery(
              "select i from Item i join fetch i.application where i.openLine in :lines"
                  + " order by i.id",
              Item.class)
          .setParameter("lines", lines)
          .getResultStream()
          .forEach(
              item ->
                  open.computeIfAbsent(item.line().orElseThrow(), line -> new ArrayList<>())
                      .add(new Rival(item.application().caseNumber(), item.service())));
    }
    return open;
  }

  /**
   * What a unit has asked for in a region and is not done, whatever it is about; the oldest first.
   */
  public List<Rival> ofUnit(RegionCode region, CreditCode code, int most) {
    return em.createQuery(
            "select i from Item i join fetch i.application where"
                + " i.application.form.creditCode = :code and i.application.region = :region"
                + " and i.application.standing.state not in :idle order by i.id",
            Item.class)
        .setParameter("code", code.value())
        .setParameter("region", region)
        .setParameter("idle", IDLE)
        .setMaxResults(most)
        .getResultStream()
        .map(item -> new Rival(item.application().caseNumber(), item.service()))
        .toList();
  }

  /** All applications on a certificate, whatever became of them; desks decide who may ask. */
  public List<Application> ofLine(long line) {
    return em.createQuery(
            "select a from Application a where a.id in"
                + " (select i.application.id from Item i where i.line = :line) order by a.id",
            Application.class)
        .setParameter("line", line)
        // what they ask for comes at once, when the first is asked
        .setHint("eclipselink.batch", "a.items")
        .setHint("eclipselink.batch.type", "IN")
        .getResultList();
  }

  /** The one that was handed in last, whichever of these certificates it is about. */
  public Optional<Application> latestOn(Collection<Long> lines) {
    return lines.isEmpty()
        ? Optional.empty()
        : em.createQuery(
                "select i.application from Item i where i.line in :lines"
                    + " and i.application.acts.submitted.at is not null order by i.id desc",
                Application.class)
            .setParameter("lines", lines)
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
  }

  /** Drafts that were begun in a time, the oldest first. */
  public List<CaseNumber> draftsBegun(Instant from, Instant until, int most) {
    return em.createQuery(
            "select a.caseNumber from Application a where a.standing.state = :draft"
                + " and a.acts.created.at > :from and a.acts.created.at <= :until order by a.id",
            CaseNumber.class)
        .setParameter("draft", State.DRAFT)
        .setParameter("from", from)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultList();
  }

  /** The one of a unit that was handed in last in a region, whatever became of it. */
  public Optional<Application> latestOf(RegionCode region, CreditCode code) {
    return em.createQuery(
            "select a from Application a where a.form.creditCode = :code and a.region = :region"
                + " and a.acts.submitted.at is not null order by a.id desc",
            Application.class)
        .setParameter("code", code.value())
        .setParameter("region", region)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The application by which a certificate knows its holder. */
  public Optional<Application> registerOf(long line) {
    return em.createQuery(
            "select i.application from Item i where i.line = :line and i.service in :registering"
                + " and i.state in :done"
                // a first certificate that is handed over late is no later word than a change
                + " order by i.application.acts.submitted.at desc, i.id desc",
            Application.class)
        .setParameter("line", line)
        .setParameter("registering", Set.of(Service.NEW, Service.CHANGE))
        .setParameter("done", Set.of(ItemState.COLLECT, ItemState.DONE))
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * The same for many, always locked in the same order, so that batches do not block crosswise.
   *
   * @throws NotFound where there is one that is not
   */
  Map<CaseNumber, Application> changedByTheBureau(Collection<CaseNumber> numbers) {
    Map<CaseNumber, Application> found = new HashMap<>();
    if (!numbers.isEmpty()) {
      locked(numbers).forEach(application -> found.put(application.caseNumber(), application));
    }
    for (CaseNumber number : numbers) {
      if (!found.containsKey(number)) {
        throw notFound(number);
      }
    }
    return found;
  }

  private List<Application> locked(Collection<CaseNumber> numbers) {
    try {
      return em.createQuery(
              "select a from Application a where a.caseNumber in :numbers order by a.caseNumber",
              Application.class)
          .setParameter("numbers", numbers)
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          // those of all tokens of a message at once, when the first are asked for
          .setHint("eclipselink.batch", "a.items")
          .setHint("eclipselink.batch.type", "IN")
          .getResultList();
    } catch (PersistenceException failure) {
      throw meant(failure);
    }
  }

  public Application read(CaseNumber number) {
    return load(number, LockModeType.NONE);
  }

  private Application load(CaseNumber number, LockModeType lock) {
    return find(number, lock).orElseThrow(() -> notFound(number));
  }

  public Optional<Application> known(CaseNumber number) {
    return find(number, LockModeType.NONE);
  }

  private Optional<Application> find(CaseNumber number, LockModeType lock) {
    try {
      return em.createQuery(
              "select a from Application a where a.caseNumber = :number", Application.class)
          .setParameter("number", number)
          .setLockMode(lock)
          // the scans of all materials at once, when the first are asked for
          .setHint("eclipselink.batch", "a.materials.scans")
          .getResultStream()
          .findFirst();
    } catch (PersistenceException failure) {
      throw meant(failure);
    }
  }

  /** A collision is told as one; anything else is what it is. */
  private static RuntimeException meant(PersistenceException failure) {
    return SqlFailure.isCollision(failure) || SqlFailure.isConstraint(failure, ONE_OF_RANK)
        ? changedMeanwhile()
        : failure;
  }

  /**
   * @param seen the revision a person looked at when they decided, or null if it does not matter
   * @throws Conflict where somebody else was faster
   */
  public void requireUnchangedSince(Integer seen, Application application) {
    if (seen != null && seen != application.revision()) {
      throw changedMeanwhile();
    }
  }

  private static Conflict changedMeanwhile() {
    return new Conflict(Problem.of("application.changed-meanwhile", null));
  }

  private static NotFound notFound(CaseNumber number) {
    return new NotFound("application.not-found", "caseNumber", number.value());
  }

  /** Writes now, so that a collision is told while it can still be told clearly. */
  public void flush() {
    try {
      em.flush();
    } catch (PersistenceException failure) {
      throw meant(failure);
    }
  }
}
