package org.certbureau.testing;

import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * One node of the bureau. Beans are asked for by {@link #bean}; what they inject is made with them.
 * A call through a session bean is checked for roles, runs in the transaction its annotations ask
 * for, and ends as a container would end it. Two houses on one database are two nodes.
 *
 * <p>Timers do not tick and what is given to an executor runs at once on the caller's thread: tests
 * decide when.
 */
public final class House implements AutoCloseable {
  static {
    Settings.layOut();
  }

  private final TestDatabase database;
  private final TestClock clock;
  private final EntityManagerFactory factory;
  private final Transactions transactions;
  private final ThreadLocal<Visitor> visitor = ThreadLocal.withInitial(() -> Visitor.NOBODY);
  private final List<Object> facts = new CopyOnWriteArrayList<>();
  private final Beans beans;
  private boolean ownsDatabase;

  public House(TestDatabase database, TestClock clock) {
    this.database = database;
    this.clock = clock;
    this.factory =
        Persistence.createEntityManagerFactory(
            "bureau",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", database.dataSource(),
                "eclipselink.session-name", UUID.randomUUID().toString(),
                // a refused insert is often the very thing that a test provokes
                "eclipselink.logging.level", "OFF"));
    this.transactions = new Transactions(factory);
    this.beans = new Beans(this);
  }

  /** A node on an H2 database of its own, which ends with it, at 2026-11-22 10:42 in China. */
  public static House onH2() {
    House house = new House(TestDatabase.h2(), TestClock.at("2026-11-22T10:42"));
    house.ownsDatabase = true;
    return house;
  }

  /** Puts something in the place of beans of its type: a port's other end, a courier. */
  public House with(Object stranger) {
    beans.add(stranger);
    return this;
  }

  /** Lets beans hear the facts that they observe. */
  public House observing(Class<?>... observers) {
    for (Class<?> observer : observers) {
      beans.observe(observer);
    }
    return this;
  }

  /** The bean as others see it. */
  public <T> T bean(Class<T> type) {
    return beans.get(type);
  }

  /** Facts announced so far, also those of transactions that were rolled back. */
  public List<Object> facts() {
    return List.copyOf(facts);
  }

  public <F> List<F> facts(Class<F> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Runs as somebody who is logged in. */
  public <T> T as(String name, Set<String> roles, Supplier<T> work) {
    Visitor before = visitor.get();
    visitor.set(new Visitor(name, Set.copyOf(roles)));
    try {
      return work.get();
    } finally {
      visitor.set(before);
    }
  }

  public void as(String name, Set<String> roles, Runnable work) {
    as(
        name,
        roles,
        () -> {
          work.run();
          return null;
        });
  }

  /** Runs in a transaction, for beans that want their caller's. */
  @SuppressWarnings("unchecked")
  public <T> T inTransaction(Supplier<T> work) {
    try {
      return (T) transactions.run(TransactionAttributeType.REQUIRED, work::get);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  public void inTransaction(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return null;
        });
  }

  public TestDatabase database() {
    return database;
  }

  public TestClock clock() {
    return clock;
  }

  Transactions transactions() {
    return transactions;
  }

  Visitor visitor() {
    return visitor.get();
  }

  void announced(Object fact) {
    facts.add(fact);
  }

  @Override
  public void close() {
    factory.close();
    if (ownsDatabase) {
      database.end();
    }
  }
}
