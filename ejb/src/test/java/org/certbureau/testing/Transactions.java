package org.certbureau.testing;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Container-managed transactions of one thread after another, with an entity manager each. */
final class Transactions {
  /** What a container lets a business method throw. */
  interface Work {
    Object run() throws Throwable;
  }

  private final EntityManagerFactory factory;
  private final ThreadLocal<Running> current = new ThreadLocal<>();

  Transactions(EntityManagerFactory factory) {
    this.factory = factory;
  }

  /** One transaction under way. */
  static final class Running {
    private final EntityManager entities;
    private final List<Synchronization> synchronizations = new ArrayList<>();
    private final Map<Object, Object> resources = new HashMap<>();
    private boolean rollbackOnly;

    private Running(EntityManager entities) {
      this.entities = entities;
    }

    EntityManager entities() {
      return entities;
    }

    Connection connection() {
      return entities.unwrap(Connection.class);
    }

    Map<Object, Object> resources() {
      return resources;
    }

    void register(Synchronization synchronization) {
      synchronizations.add(synchronization);
    }

    void setRollbackOnly() {
      rollbackOnly = true;
    }

    boolean rollbackOnly() {
      return rollbackOnly;
    }
  }

  /** Null outside a transaction. */
  Running current() {
    return current.get();
  }

  EntityManagerFactory factory() {
    return factory;
  }

  Object run(TransactionAttributeType attribute, Work work) throws Throwable {
    Running outer = current.get();
    switch (attribute) {
      case REQUIRES_NEW -> {
        return suspended(outer, () -> begun(work));
      }
      case REQUIRED -> {
        return outer == null ? begun(work) : joined(outer, work);
      }
      case MANDATORY -> {
        if (outer == null) {
          throw new EJBTransactionRequiredException("needs the caller's transaction");
        }
        return joined(outer, work);
      }
      case NOT_SUPPORTED -> {
        return suspended(outer, () -> outside(work));
      }
      case NEVER -> {
        if (outer != null) {
          throw new EJBException("must not be called in a transaction");
        }
        return outside(work);
      }
      default -> {
        return outer == null ? outside(work) : joined(outer, work);
      }
    }
  }

  private Object suspended(Running outer, Work work) throws Throwable {
    current.remove();
    try {
      return work.run();
    } finally {
      if (outer != null) {
        current.set(outer);
      }
    }
  }

  private static Object outside(Work work) throws Throwable {
    try {
      return work.run();
    } catch (RuntimeException e) {
      throw isApplicationException(e) || e instanceof EJBException ? e : wrapped(e);
    }
  }

  private static Object joined(Running outer, Work work) throws Throwable {
    try {
      return work.run();
    } catch (RuntimeException e) {
      if (isApplicationException(e)) {
        outer.rollbackOnly |= rollsBack(e);
        throw e;
      }
      outer.rollbackOnly = true;
      throw e instanceof EJBException ? e : new EJBTransactionRolledbackException(e.toString(), e);
    }
  }

  private Object begun(Work work) throws Throwable {
    Running mine = new Running(factory.createEntityManager());
    current.set(mine);
    mine.entities.getTransaction().begin();
    int status = Status.STATUS_ROLLEDBACK;
    try {
      Object result = work.run();
      if (mine.rollbackOnly) {
        mine.entities.getTransaction().rollback();
      } else {
        commit(mine);
        status = Status.STATUS_COMMITTED;
      }
      return result;
    } catch (RuntimeException e) {
      if (!isApplicationException(e)) {
        rollBack(mine);
        throw e instanceof EJBException ? e : wrapped(e);
      }
      if (rollsBack(e) || mine.rollbackOnly) {
        rollBack(mine);
      } else {
        commit(mine);
        status = Status.STATUS_COMMITTED;
      }
      throw e;
    } catch (Throwable e) {
      rollBack(mine);
      throw e;
    } finally {
      current.remove();
      mine.entities.close();
      for (Synchronization synchronization : mine.synchronizations) {
        synchronization.afterCompletion(status);
      }
    }
  }

  private static void commit(Running mine) {
    try {
      List.copyOf(mine.synchronizations).forEach(Synchronization::beforeCompletion);
      mine.entities.getTransaction().commit();
    } catch (RuntimeException e) {
      rollBack(mine);
      throw new EJBTransactionRolledbackException("could not be committed: " + e, e);
    }
  }

  private static void rollBack(Running mine) {
    if (mine.entities.getTransaction().isActive()) {
      mine.entities.getTransaction().rollback();
    }
  }

  private static EJBException wrapped(RuntimeException e) {
    return new EJBException(e.toString(), e);
  }

  private static boolean isApplicationException(RuntimeException e) {
    return annotation(e) != null;
  }

  private static boolean rollsBack(RuntimeException e) {
    return annotation(e).rollback();
  }

  private static ApplicationException annotation(RuntimeException e) {
    for (Class<?> type = e.getClass(); type != null; type = type.getSuperclass()) {
      ApplicationException found = type.getDeclaredAnnotation(ApplicationException.class);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
