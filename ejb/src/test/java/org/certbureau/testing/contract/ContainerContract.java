package org.certbureau.testing.contract;

import jakarta.ejb.EJBException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The questions, and what every container of the house has to answer. */
public final class ContainerContract {
  private final Calls calls;
  private final Marks marks;
  private final Door door;
  private final Login login;

  /** Lets somebody with one role ask. */
  public interface Login {
    String as(String role, Supplier<String> asked);
  }

  /** One thing to ask, and the answer that is right. */
  public record Question(String asks, String answer, Supplier<String> asked) {
    public String answered() {
      return asked.get();
    }
  }

  /** What happens in a question that looks at the marks it leaves. */
  private interface Play {
    Object in(String scene) throws Exception;
  }

  public ContainerContract(Calls calls, Marks marks, Door door, Login login) {
    this.calls = calls;
    this.marks = marks;
    this.door = door;
    this.login = login;
  }

  public List<Question> questions() {
    return Stream.of(roles(), transactions(), endings(), rollbacks(), facts(), itself())
        .flatMap(List::stream)
        .toList();
  }

  /** What was answered otherwise than it should be; empty where all is well. */
  public Map<String, String> brokenPromises() {
    Map<String, String> broken = new TreeMap<>();
    for (Question question : questions()) {
      String answered = question.answered();
      if (!answered.equals(question.answer())) {
        broken.put(question.asks(), answered + " instead of " + question.answer());
      }
    }
    return broken;
  }

  private List<Question> roles() {
    return List.of(
        new Question(
            "a bean's role is asked of who has none",
            "EJBAccessException",
            () -> kind(door::ofTheBean)),
        new Question(
            "a bean's role opens it",
            "open",
            () -> login.as(Door.ACCEPTOR, () -> kind(door::ofTheBean))),
        new Question(
            "another role does not",
            "EJBAccessException",
            () -> login.as(Door.REVIEWER, () -> kind(door::ofTheBean))),
        new Question(
            "a method's role stands in the place of the bean's",
            "open",
            () -> login.as(Door.REVIEWER, () -> kind(door::ofReviewers))),
        new Question(
            "the bean's role does not open a method that has its own",
            "EJBAccessException",
            () -> login.as(Door.ACCEPTOR, () -> kind(door::ofReviewers))),
        new Question("@PermitAll opens a method of a closed bean", "open", () -> end(door::ofAll)),
        new Question(
            "@DenyAll closes a method to the bean's role",
            "EJBAccessException",
            () -> login.as(Door.ACCEPTOR, () -> kind(door::ofNobody))),
        new Question(
            "a bean knows its caller's role",
            "true",
            () -> login.as(Door.ACCEPTOR, () -> end(() -> door.callerIs(Door.ACCEPTOR)))),
        new Question(
            "a bean knows a role that its caller has not",
            "false",
            () -> login.as(Door.ACCEPTOR, () -> end(() -> door.callerIs(Door.REVIEWER)))),
        new Question(
            "a refusal leaves the caller's transaction alone",
            "EJBAccessException, kept [caller]",
            () ->
                played(
                    scene -> calls.required(() -> leftAnd(scene, () -> kind(door::ofTheBean))))));
  }

  private List<Question> transactions() {
    return List.of(
        new Question(
            "REQUIRED begins a transaction and commits it",
            "true, kept [caller]",
            () -> played(scene -> calls.required(() -> leftAnd(scene, calls::inTransaction)))),
        new Question(
            "REQUIRED joins its caller's transaction",
            "EJBException of IllegalStateException, kept []",
            () -> played(scene -> calls.required(() -> thenFails(called(scene, calls::required))))),
        new Question(
            "REQUIRED sees what its caller wrote",
            "[caller], kept [caller]",
            () -> played(scene -> calls.required(() -> leftAnd(scene, () -> marks.seen(scene))))),
        new Question(
            "REQUIRES_NEW commits whatever becomes of its caller",
            "EJBException of IllegalStateException, kept [called]",
            () ->
                played(
                    scene -> calls.required(() -> thenFails(called(scene, calls::requiresNew))))),
        new Question(
            "REQUIRES_NEW fails alone",
            "EJBException of IllegalStateException, kept [caller]",
            () ->
                played(
                    scene ->
                        calls.required(
                            () ->
                                leftAnd(
                                    scene,
                                    () ->
                                        calls.requiresNew(
                                            () -> left(scene, new IllegalStateException())))))),
        new Question(
            "REQUIRES_NEW does not see what its caller wrote",
            "[], kept [caller]",
            () -> played(scene -> calls.required(() -> leftAnd(scene, () -> marks.kept(scene))))),
        new Question(
            "MANDATORY refuses a caller without a transaction",
            "EJBTransactionRequiredException",
            () -> kind(() -> calls.mandatory(() -> "called"))),
        new Question(
            "MANDATORY joins its caller's transaction",
            "EJBException of IllegalStateException, kept []",
            () ->
                played(scene -> calls.required(() -> thenFails(called(scene, calls::mandatory))))),
        new Question(
            "SUPPORTS begins none", "false", () -> end(() -> calls.supports(calls::inTransaction))),
        new Question(
            "SUPPORTS joins its caller's transaction",
            "EJBException of IllegalStateException, kept []",
            () -> played(scene -> calls.required(() -> thenFails(called(scene, calls::supports))))),
        new Question(
            "NOT_SUPPORTED leaves its caller's transaction",
            "EJBException of IllegalStateException, kept [called]",
            () ->
                played(
                    scene -> calls.required(() -> thenFails(called(scene, calls::notSupported))))),
        new Question(
            "NOT_SUPPORTED fails outside of its caller's transaction",
            "EJBException of IllegalStateException, kept [caller]",
            () ->
                played(
                    scene ->
                        calls.required(
                            () ->
                                leftAnd(
                                    scene, () -> calls.notSupported(() -> thenFails("called")))))),
        new Question(
            "NEVER refuses a caller with a transaction",
            "EJBException",
            () -> end(() -> calls.required(() -> end(() -> calls.never(() -> "called"))))),
        new Question(
            "nothing is written outside of a transaction",
            "EJBException of TransactionRequiredException, kept []",
            () ->
                played(
                    scene -> {
                      marks.leaveOutside(scene, "caller");
                      return "written";
                    })),
        new Question(
            "a connection of the pool is in the caller's transaction",
            "[called, caller], kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> {
                              marks.leave(scene, "caller");
                              marks.leaveByConnection(scene, "called");
                              List<String> seen = marks.seen(scene);
                              calls.giveUp();
                              return seen;
                            }))));
  }

  /** How the transaction that a call began ends, by what the call throws. */
  private List<Question> endings() {
    return List.of(
        ending(new Refusal(), "Refusal, kept []"),
        ending(new Remark(), "Remark, kept [called]"),
        ending(new IOException(), "IOException, kept [called]"),
        ending(new IllegalStateException(), "EJBException of IllegalStateException, kept []"),
        ending(new EJBException(), "EJBException, kept []"),
        ending(new AssertionError(), "EJBException of AssertionError, kept []"),
        new Question(
            "a transaction that was given up ends without a word",
            "returned, kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> {
                              marks.leave(scene, "caller");
                              calls.giveUp();
                              return "returned";
                            }))),
        new Question(
            "a transaction that was given up lets the caller's business through",
            "Remark, kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> {
                              marks.leave(scene, "caller");
                              calls.giveUp();
                              throw new Remark();
                            }))),
        new Question(
            "what the database refuses gives the transaction up, though it be caught",
            "refused, kept []",
            () -> played(scene -> marks.leaveTwice(scene, "caller"))),
        new Question(
            "a transaction that cannot be committed fails",
            "EJBException of IllegalStateException, kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> {
                              marks.leave(scene, "caller");
                              calls.failAtCommit();
                              return "returned";
                            }))),
        new Question(
            "what fails after the commit is not heard of",
            "returned, kept [caller]",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> {
                              marks.leave(scene, "caller");
                              calls.failAfterCommit();
                              return "returned";
                            }))));
  }

  private Question ending(Throwable thrown, String answer) {
    return new Question(
        thrown.getClass().getSimpleName() + " ends the transaction that its call began",
        answer,
        () -> played(scene -> calls.required(() -> left(scene, thrown))));
  }

  /** What becomes of the caller's transaction, by what it catches. */
  private List<Question> rollbacks() {
    return List.of(
        rollback(new Refusal(), "Refusal, kept []"),
        rollback(new Remark(), "Remark, kept [called, caller]"),
        rollback(new IOException(), "IOException, kept [called, caller]"),
        rollback(
            new IllegalStateException(),
            "EJBTransactionRolledbackException of IllegalStateException, kept []"),
        rollback(new EJBException(), "EJBTransactionRolledbackException of EJBException, kept []"),
        rollback(
            new AssertionError(), "EJBTransactionRolledbackException of AssertionError, kept []"),
        new Question(
            "a transaction that was given up takes no more calls",
            "EJBTransactionRolledbackException, kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> {
                              calls.giveUp();
                              return kind(() -> calls.required(() -> "called"));
                            }))),
        new Question(
            "REQUIRES_NEW is done for a transaction that was given up",
            "called, kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> {
                              calls.giveUp();
                              return kind(() -> calls.requiresNew(() -> "called"));
                            }))));
  }

  private Question rollback(Throwable thrown, String answer) {
    return new Question(
        thrown.getClass().getSimpleName() + " of a call in the caller's transaction is caught",
        answer,
        () ->
            played(
                scene ->
                    calls.required(
                        () -> leftAnd(scene, () -> calls.required(() -> left(scene, thrown))))));
  }

  private List<Question> facts() {
    return List.of(
        new Question(
            "an observer is in the transaction that tells",
            "told, kept [caller, heard]",
            () -> played(scene -> calls.required(() -> told(scene, () -> {})))),
        new Question(
            "what an observer wrote is taken back with it",
            "EJBException of IllegalStateException, kept []",
            () -> played(scene -> calls.required(() -> thenFails(told(scene, () -> {}))))),
        new Question(
            "an observer's refusal is the teller's",
            "Refusal, kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () ->
                                told(
                                    scene,
                                    () -> {
                                      throw new Refusal();
                                    })))),
        new Question(
            "an observer's failure takes the transaction back",
            "EJBTransactionRolledbackException of IllegalStateException, kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () ->
                                end(
                                    () ->
                                        told(
                                            scene,
                                            () -> {
                                              throw new IllegalStateException();
                                            }))))),
        new Question(
            "what waits for success has heard nothing before the commit",
            "[caller], kept [caller, heard]",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> {
                              settled(scene, () -> {});
                              return marks.seen(scene);
                            }))),
        new Question(
            "what waits for success hears nothing of a rollback",
            "EJBException of IllegalStateException, kept []",
            () -> played(scene -> calls.required(() -> thenFails(settled(scene, () -> {}))))),
        new Question(
            "what waits for success hears at once where there is no transaction",
            "[caller, heard], kept [caller, heard]",
            () ->
                played(
                    scene -> {
                      settled(scene, () -> {});
                      return marks.seen(scene);
                    })),
        new Question(
            "what waits for success fails alone",
            "told, kept [caller]",
            () ->
                played(
                    scene ->
                        calls.required(
                            () ->
                                settled(
                                    scene,
                                    () -> {
                                      throw new IllegalStateException();
                                    })))));
  }

  /** A bean that calls itself: the container is not asked. */
  private List<Question> itself() {
    return List.of(
        new Question(
            "a bean that calls itself asks for no role",
            "open",
            () -> end(door::ofReviewersFromWithin)),
        new Question(
            "a bean that calls itself begins no transaction",
            "EJBException of IllegalStateException, kept []",
            () ->
                played(
                    scene ->
                        calls.required(
                            () -> thenFails(called(scene, calls::requiresNewFromWithin))))));
  }

  /** What one does with a deed: one of the methods of {@link Calls}. */
  private interface Call {
    Object of(Deed<Object> deed) throws Exception;
  }

  private Object called(String scene, Call call) throws Exception {
    marks.leave(scene, "caller");
    return call.of(
        () -> {
          marks.leave(scene, "called");
          return "called";
        });
  }

  private Object left(String scene, Throwable thrown) throws Exception {
    marks.leave(scene, "called");
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  /** How a call ends that is made, and whose end is caught, once the caller has left its mark. */
  private String leftAnd(String scene, Deed<?> call) {
    marks.leave(scene, "caller");
    return end(call);
  }

  private String told(String scene, Runnable answer) {
    marks.leave(scene, "caller");
    calls.tell(new Told(scene, answer));
    return "told";
  }

  private String settled(String scene, Runnable answer) {
    marks.leave(scene, "caller");
    calls.settle(new Told(scene, answer));
    return "told";
  }

  private static Object thenFails(Object done) {
    throw new IllegalStateException("after " + done);
  }

  private String played(Play play) {
    String scene = "contract." + UUID.randomUUID() + ".";
    return end(() -> play.in(scene)) + ", kept " + marks.kept(scene);
  }

  /** What is returned, or else the exception and what it began with. */
  private static String end(Deed<?> deed) {
    try {
      return String.valueOf(deed.done());
    } catch (Exception | AssertionError e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      String seen = e.getClass().getSimpleName();
      return root == e ? seen : seen + " of " + root.getClass().getSimpleName();
    }
  }

  /** What is returned, or else the exception; what it began with is the container's own affair. */
  private static String kind(Deed<?> deed) {
    String end = end(deed);
    return end.contains(" of ") ? end.substring(0, end.indexOf(" of ")) : end;
  }
}
