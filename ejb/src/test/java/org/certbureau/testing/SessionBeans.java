package org.certbureau.testing;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;

/** No-interface views of session beans: what stands between a caller and the bean itself. */
final class SessionBeans {
  private static final String HANDLER = "calls";
  private static final Map<Class<?>, Class<?>> VIEWS = new ConcurrentHashMap<>();

  private SessionBeans() {}

  static Object view(Class<?> type, Object bean, House house) {
    try {
      Object view =
          VIEWS.computeIfAbsent(type, SessionBeans::define).getConstructor().newInstance();
      InvocationHandler calls = (self, method, args) -> call(type, bean, house, method, args);
      view.getClass().getField(HANDLER).set(view, calls);
      return view;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private static Class<?> define(Class<?> type) {
    try {
      return new ByteBuddy()
          .subclass(type)
          .modifiers(Visibility.PUBLIC)
          .defineField(HANDLER, InvocationHandler.class, Visibility.PUBLIC)
          .method(
              ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class))
                  .and(ElementMatchers.not(ElementMatchers.isPrivate())))
          .intercept(InvocationHandlerAdapter.toField(HANDLER))
          .make()
          .load(
              type.getClassLoader(),
              ClassLoadingStrategy.UsingLookup.of(
                  MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
          .getLoaded();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private static Object call(Class<?> type, Object bean, House house, Method method, Object[] args)
      throws Throwable {
    if (!Modifier.isPublic(method.getModifiers()) && !isTimer(method)) {
      throw new IllegalStateException(
          method + " is not public: no container lets another bean call it");
    }
    if (!mayCall(type, method, house.visitor())) {
      throw new EJBAccessException(house.visitor().name() + " may not call " + method);
    }
    method.setAccessible(true);
    return house
        .transactions()
        .run(attribute(type, method), () -> Proxies.call(method, bean, args));
  }

  /** Timer methods may be package-private; the container calls them itself, and so do tests. */
  private static boolean isTimer(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().startsWith("Schedule"));
  }

  private static boolean mayCall(Class<?> type, Method method, Visitor visitor) {
    if (method.isAnnotationPresent(DenyAll.class)) {
      return false;
    }
    if (method.isAnnotationPresent(PermitAll.class)) {
      return true;
    }
    RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
    if (allowed == null) {
      allowed = type.getAnnotation(RolesAllowed.class);
    }
    return allowed == null || Arrays.stream(allowed.value()).anyMatch(visitor.roles()::contains);
  }

  private static TransactionAttributeType attribute(Class<?> type, Method method) {
    TransactionManagement management = type.getAnnotation(TransactionManagement.class);
    if (management != null && management.value() == TransactionManagementType.BEAN) {
      return TransactionAttributeType.NOT_SUPPORTED;
    }
    TransactionAttribute attribute = method.getAnnotation(TransactionAttribute.class);
    if (attribute == null) {
      attribute = type.getAnnotation(TransactionAttribute.class);
    }
    return attribute == null ? TransactionAttributeType.REQUIRED : attribute.value();
  }
}
