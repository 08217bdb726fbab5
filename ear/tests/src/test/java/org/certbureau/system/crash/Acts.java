package org.certbureau.system.crash;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tests that are the acts of one story, in the order of their numbers ({@link Order}): each goes on
 * from the one before. Where one falls, what would have followed says that it was not reached. Acts
 * with one number do not ask for each other.
 */
final class Acts implements ExecutionCondition, BeforeEachCallback, AfterTestExecutionCallback {
  private int played;
  private int fallen = Integer.MAX_VALUE;
  private Method fallenAct;
  private String fallenName;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean again = context.getTestMethod().filter(act -> act.equals(fallenAct)).isPresent();
    return again || numberOf(context) > fallen
        ? disabled("not reached: before it fell " + fallenName)
        : enabled("on stage");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    int number = numberOf(context);
    if (number > played + 1) {
      throw new AssertionError("goes on from act " + (number - 1) + ": play the whole story");
    }
    played = Math.max(played, number);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (numberOf(context) > 0 && context.getExecutionException().isPresent()) {
      fallen = numberOf(context);
      fallenAct = context.getRequiredTestMethod();
      fallenName = fallenAct.getName() + " " + context.getDisplayName();
    }
  }

  /** What has no number is a test by itself. */
  private static int numberOf(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), Order.class)
        .map(Order::value)
        .orElse(0);
  }
}
