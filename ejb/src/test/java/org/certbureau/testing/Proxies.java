package org.certbureau.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stand-ins for the container's own interfaces. */
final class Proxies {
  private Proxies() {}

  /** What is done when a method is called. */
  interface Answer {
    Object to(Method method, Object[] args) throws Throwable;
  }

  @SuppressWarnings("unchecked")
  static <T> T of(Class<T> type, Answer answer) {
    return (T)
        Proxy.newProxyInstance(
            Proxies.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                  case "equals" -> self == args[0];
                  case "hashCode" -> System.identityHashCode(self);
                  default -> type.getSimpleName();
                };
              }
              return answer.to(method, args);
            });
  }

  static Object call(Method method, Object target, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
