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
import java.util.logging.Level;
import java.util.logging.Logger;

/** Container-managed transactions of one thread after another, with an entity manager each. */
final class Transactions {
  /** What a container lets a business method throw. */
  interface Work {
    Object run() throws Throwable;
  }

  private static final Logger LOG = Logger.getLogger(Transactions.class.getName());

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

    /** As its caller wanted, or persistence after a statement that was refused. */
    boolean rollbackOnly() {
      return rollbackOnly || entities.getTransaction().getRollbackOnly();
    }

    private void completed(int status) {
      for (Synchronization synchronization : synchronizations) {
        try {
          synchronization.afterCompletion(status);
        } catch (RuntimeException e) {
          LOG.log(Level.WARNING, "failed once the transaction had ended", e);
        }
      }
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
    } catch (Throwable e) {
      throw isApplicationException(e) || e instanceof EJBException ? e : wrapped(e);
    }
  }

  private static Object joined(Running outer, Work work) throws Throwable {
    if (outer.rollbackOnly()) {
      throw new EJBTransactionRolledbackException("the caller's transaction was given up");
    }
    try {
      return work.run();
    } catch (Throwable e) {
      if (isApplicationException(e)) {
        outer.rollbackOnly |= rollsBack(e);
        throw e;
      }
      outer.rollbackOnly = true;
      throw (EJBException) new EJBTransactionRolledbackException(e.toString()).initCause(e);
    }
  }

  private Object begun(Work work) throws Throwable {
    Running mine = new Running(factory.createEntityManager());
    current.set(mine);
    mine.entities.getTransaction().begin();
    int status = Status.STATUS_ROLLEDBACK;
    try {
      Object result = null;
      Throwable thrown = null;
      try {
        result = work.run();
      } catch (Throwable e) {
        thrown = e;
      }
      if (mine.rollbackOnly() || thrown != null && rollsBack(thrown)) {
        rollBack(mine);
      } else {
        commit(mine);
        status = Status.STATUS_COMMITTED;
      }
      if (thrown == null) {
        return result;
      }
      throw isApplicationException(thrown) || thrown instanceof EJBException
          ? thrown
          : wrapped(thrown);
    } finally {
      current.remove();
      mine.entities.close();
      mine.completed(status);
    }
  }

  private static void commit(Running mine) {
    try {
      List.copyOf(mine.synchronizations).forEach(Synchronization::beforeCompletion);
      mine.entities.getTransaction().commit();
    } catch (RuntimeException e) {
      rollBack(mine);
      throw new EJBException("could not be committed: " + e, e);
    }
  }

  private static void rollBack(Running mine) {
    if (mine.entities.getTransaction().isActive()) {
      mine.entities.getTransaction().rollback();
    }
  }

  private static EJBException wrapped(Throwable e) {
    return (EJBException) new EJBException(e.toString()).initCause(e);
  }

  /** Whether it is the caller's business and reaches him as it is. */
  private static boolean isApplicationException(Throwable e) {
    return annotation(e) != null || !(e instanceof RuntimeException || e instanceof Error);
  }

  private static boolean rollsBack(Throwable e) {
    ApplicationException annotation = annotation(e);
    return annotation == null ? !isApplicationException(e) : annotation.rollback();
  }

  private static ApplicationException annotation(Throwable e) {
    for (Class<?> type = e.getClass(); type != null; type = type.getSuperclass()) {
      ApplicationException found = type.getDeclaredAnnotation(ApplicationException.class);
      if (found != null) {
        return type == e.getClass() || found.inherited() ? found : null;
      }
    }
    return null;
  }
}
