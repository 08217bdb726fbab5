package org.certbureau.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Stands before an H2 database and keeps what it is asked with the values, so that each question
 * can be asked once more for the rows that it meets.
 */
public final class MetRows {
  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

  private final DataSource database;
  private final List<Question> questions = new ArrayList<>();

  private record Question(String sql, Map<Integer, Object> values) {}

  public MetRows(TestDatabase database) {
    this.database = database.dataSource();
  }

  /** The same database, whose questions are kept. */
  public TestDatabase kept() {
    return TestDatabase.at(
        proxy(
            DataSource.class,
            (self, method, args) ->
                method.getName().equals("getConnection")
                    ? connection((Connection) method.invoke(database, args))
                    : method.invoke(database, args)));
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        (self, method, args) ->
            method.getName().equals("prepareStatement")
                ? statement((String) args[0], (PreparedStatement) method.invoke(real, args))
                : method.invoke(real, args));
  }

  private PreparedStatement statement(String sql, PreparedStatement real) {
    Map<Integer, Object> values = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        (self, method, args) -> {
          if (method.getName().startsWith("set") && args.length > 1) {
            values.put((Integer) args[0], args[1]);
          }
          if (method.getName().startsWith("execute")
              && sql.toLowerCase(Locale.ROOT).startsWith("select")) {
            synchronized (questions) {
              questions.add(new Question(sql, new TreeMap<>(values)));
            }
          }
          return method.invoke(real, args);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (Object self, Method method, Object[] args) -> {
              try {
                return handler.invoke(self, method, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** What was asked before is forgotten. */
  public void fromNowOn() {
    synchronized (questions) {
      questions.clear();
    }
  }

  /** How many rows each question met, told or not, in their order. */
  public Map<String, Long> byQuestion() {
    Map<String, Long> met = new TreeMap<>();
    synchronized (questions) {
      int number = 0;
      for (Question question : questions) {
        met.put("%02d %s".formatted(++number, question.sql()), rowsMet(question));
      }
    }
    return met;
  }

  private long rowsMet(Question question) {
    try (Connection connection = database.getConnection();
        PreparedStatement again =
            connection.prepareStatement("explain analyze " + question.sql())) {
      for (Map.Entry<Integer, Object> value : question.values().entrySet()) {
        again.setObject(value.getKey(), value.getValue());
      }
      try (ResultSet plan = again.executeQuery()) {
        plan.next();
        return SCANNED
            .matcher(plan.getString(1))
            .results()
            .mapToLong(found -> Long.parseLong(found.group(1)))
            .sum();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
