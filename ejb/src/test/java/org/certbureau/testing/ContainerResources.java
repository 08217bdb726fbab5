package org.certbureau.testing;

import jakarta.ejb.SessionContext;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What a container hands to its beans, bound to the thread's transaction and visitor. */
final class ContainerResources {
  private static final Set<String> WRITES =
      Set.of("persist", "merge", "remove", "refresh", "flush", "lock");

  private final House house;
  private final EntityManager entities;
  private final Map<Class<?>, Object> byType;

  ContainerResources(House house) {
    this.house = house;
    this.entities = Proxies.of(EntityManager.class, this::entityManager);
    this.byType =
        Map.of(
            DataSource.class,
            Proxies.of(DataSource.class, this::dataSource),
            SessionContext.class,
            Proxies.of(SessionContext.class, this::session),
            TransactionSynchronizationRegistry.class,
            Proxies.of(TransactionSynchronizationRegistry.class, this::registry),
            ManagedExecutorService.class,
            Proxies.of(ManagedExecutorService.class, this::executor));
  }

  EntityManager entityManager() {
    return entities;
  }

  boolean knows(Class<?> type) {
    return byType.containsKey(type);
  }

  Object resource(Class<?> type) {
    if (!knows(type)) {
      throw new IllegalStateException("no resource " + type.getName());
    }
    return byType.get(type);
  }

  private Object entityManager(Method method, Object[] args) throws Throwable {
    Transactions.Running running = house.transactions().current();
    if (running != null) {
      return Proxies.call(method, running.entities(), args);
    }
    if (WRITES.contains(method.getName())) {
      throw new TransactionRequiredException(method.getName());
    }
    EntityManager single = house.transactions().factory().createEntityManager();
    Object result = Proxies.call(method, single, args);
    if ("find".equals(method.getName())) {
      single.close();
    }
    return result;
  }

  private Object dataSource(Method method, Object[] args) throws Throwable {
    Transactions.Running running = house.transactions().current();
    if (!"getConnection".equals(method.getName()) || running == null) {
      return Proxies.call(method, house.database().dataSource(), args);
    }
    Connection shared = running.connection();
    return Proxies.of(
        Connection.class,
        (inner, values) ->
            switch (inner.getName()) {
              case "close" -> null;
              case "commit", "rollback", "setAutoCommit" ->
                  throw new IllegalStateException("the container ends transactions");
              default -> Proxies.call(inner, shared, values);
            });
  }

  private Object session(Method method, Object[] args) {
    return switch (method.getName()) {
      case "getCallerPrincipal" -> house.visitor();
      case "isCallerInRole" -> house.visitor().roles().contains((String) args[0]);
      case "setRollbackOnly" -> {
        house.transactions().current().setRollbackOnly();
        yield null;
      }
      case "getRollbackOnly" -> house.transactions().current().rollbackOnly();
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  private Object registry(Method method, Object[] args) {
    Transactions.Running running = house.transactions().current();
    return switch (method.getName()) {
      case "getTransactionKey" -> running;
      case "getTransactionStatus" ->
          running == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
      case "getResource" -> running.resources().get(args[0]);
      case "putResource" -> running.resources().put(args[0], args[1]);
      case "registerInterposedSynchronization" -> {
        running.register((Synchronization) args[0]);
        yield null;
      }
      case "setRollbackOnly" -> {
        running.setRollbackOnly();
        yield null;
      }
      case "getRollbackOnly" -> running.rollbackOnly();
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  private Object executor(Method method, Object[] args) {
    if (!"execute".equals(method.getName())) {
      throw new UnsupportedOperationException(method.toString());
    }
    ((Runnable) args[0]).run();
    return null;
  }
}
