package org.certbureau.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.work.SqlFailure;

/** Where destruction lists are kept, and which tokens stand on them. */
@ApplicationScoped
class DestructionLists {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  /** Writes it, so that tokens may refer to it. */
  void add(DestructionList list) {
    entities.persist(list);
    entities.flush();
  }

  Optional<DestructionList> find(String number) {
    return find(number, LockModeType.NONE);
  }

  /** To be signed: who signs at the same moment waits. */
  Optional<DestructionList> changed(String number) {
    return find(number, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<DestructionList> find(String number, LockModeType lock) {
    return entities
        .createQuery(
            "select l from DestructionList l where l.number = :number", DestructionList.class)
        .setParameter("number", number)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  /**
   * The latest first.
   *
   * @param before id of the last one of the page before; null for the first page
   */
  List<DestructionList> page(Set<RegionCode> regions, Long before, int limit) {
    return entities
        .createQuery(
            "select l from DestructionList l where l.region in :regions and l.id < :before"
                + " order by l.id desc",
            DestructionList.class)
        .setParameter("regions", regions)
        .setParameter("before", before == null ? Long.valueOf(Long.MAX_VALUE) : before)
        .setMaxResults(limit)
        .getResultList();
  }

  /** In the order of their chip serials. */
  List<Token> tokens(DestructionList list) {
    return entities
        .createQuery(
            "select t from Token t where t.destructionList = :list order by t.chip", Token.class)
        .setParameter("list", list.id())
        .getResultList();
  }

  /** Those of some regions that are taken back and stand on no list yet. */
  List<Token> waiting(Set<RegionCode> regions, String afterChip, int limit) {
    return entities
        .createQuery(
            "select t from Token t where t.region in :regions and t.state = :state"
                + " and t.destructionList is null and t.chip > :after order by t.chip",
            Token.class)
        .setParameter("regions", regions)
        .setParameter("state", TokenState.TAKEN_BACK)
        .setParameter("after", afterChip)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Writes now, so that a collision is told while it can still be told clearly. */
  void flush() {
    try {
      entities.flush();
    } catch (PersistenceException failure) {
      throw SqlFailure.isCollision(failure)
          ? new Conflict(Problem.of("token.list-changed-meanwhile", null))
          : failure;
    }
  }
}
