package org.certbureau.testing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.embedded.EmbeddedCertificationAuthority;
import org.certbureau.certificate.contents.AuthorityLife;
import org.certbureau.region.RegionsInForce;
import org.certbureau.region.quoting.IssuerLife;
import org.certbureau.staff.ServedRegions;

/** Makes the beans of one node and fills what they inject. */
final class Beans {
  /** Who is behind a port where a test has put nobody there: whom a container would find. */
  private static final Map<Class<?>, Class<?>> BEHIND =
      Map.of(
          CertificationAuthority.class, EmbeddedCertificationAuthority.class,
          IssuerLife.class, AuthorityLife.class,
          ServedRegions.class, RegionsInForce.class);

  private static final List<Class<? extends Annotation>> SCOPES =
      List.of(ApplicationScoped.class, Dependent.class, RequestScoped.class);

  private final House house;
  private final ContainerResources resources;
  private final Map<Class<?>, Object> made = new HashMap<>();
  private final List<Object> strangers = new CopyOnWriteArrayList<>();
  private final List<Observer> observers = new CopyOnWriteArrayList<>();

  Beans(House house) {
    this.house = house;
    this.resources = new ContainerResources(house);
  }

  /** A method that hears facts. */
  private record Observer(Class<?> bean, Method method, Class<?> fact, TransactionPhase during) {}

  void add(Object stranger) {
    strangers.add(stranger);
    fill(stranger.getClass(), stranger);
  }

  void observe(Class<?> bean) {
    for (Method method : bean.getDeclaredMethods()) {
      if (method.getParameterCount() > 0
          && method.getParameters()[0].isAnnotationPresent(Observes.class)) {
        observers.add(
            new Observer(
                bean,
                method,
                method.getParameterTypes()[0],
                method.getParameters()[0].getAnnotation(Observes.class).during()));
      }
    }
  }

  <T> T get(Class<T> type) {
    return type.cast(find(type));
  }

  private synchronized Object find(Class<?> type) {
    for (Object stranger : strangers) {
      if (type.isInstance(stranger)) {
        return stranger;
      }
    }
    Class<?> behind = BEHIND.getOrDefault(type, type);
    Object known = made.get(behind);
    return known == null ? make(behind) : known;
  }

  private Object make(Class<?> type) {
    if (type.isInterface()) {
      throw new IllegalStateException("Give the house something that is a " + type.getName());
    }
    boolean session =
        type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class);
    if (!session && SCOPES.stream().noneMatch(type::isAnnotationPresent)) {
      throw new IllegalStateException(type.getName() + " is no bean: nothing would discover it");
    }
    Object target = instance(type);
    Object seen = session ? SessionBeans.view(type, target, house) : target;
    made.put(type, seen);
    fill(type, target);
    start(type, target);
    return seen;
  }

  private static Object instance(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  private static void start(Class<?> type, Object target) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(PostConstruct.class)) {
        call(method, target);
      }
    }
  }

  private void fill(Class<?> type, Object target) {
    for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
      for (Field field : level.getDeclaredFields()) {
        Object value = injected(field);
        if (value != null) {
          set(field, target, value);
        }
      }
    }
  }

  private Object injected(Field field) {
    if (field.isAnnotationPresent(PersistenceContext.class)) {
      return resources.entityManager();
    }
    if (field.isAnnotationPresent(Resource.class)) {
      return resources.resource(field.getType());
    }
    if (field.isAnnotationPresent(EJB.class)) {
      return find(field.getType());
    }
    return field.isAnnotationPresent(Inject.class) ? injected(field.getGenericType()) : null;
  }

  private Object injected(Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> argument = (Class<?>) raw(generic.getActualTypeArguments()[0]);
      if (generic.getRawType() == Event.class) {
        return Proxies.of(Event.class, (method, args) -> fire(method, args));
      }
      if (generic.getRawType() == Instance.class) {
        return Proxies.of(Instance.class, (method, args) -> instances(argument, method));
      }
      throw new IllegalStateException("cannot inject " + type);
    }
    if (type == Clock.class) {
      return house.clock();
    }
    return resources.knows((Class<?>) type)
        ? resources.resource((Class<?>) type)
        : find((Class<?>) type);
  }

  private static Type raw(Type type) {
    return type instanceof ParameterizedType generic ? generic.getRawType() : type;
  }

  private Object instances(Class<?> type, Method method) {
    List<Object> all = new ArrayList<>(strangers.stream().filter(type::isInstance).toList());
    if (all.isEmpty() && !type.isInterface()) {
      all.add(find(type));
    }
    return switch (method.getName()) {
      case "iterator" -> all.iterator();
      case "stream" -> all.stream();
      case "get" -> all.get(0);
      case "isUnsatisfied" -> all.isEmpty();
      case "isResolvable" -> all.size() == 1;
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  private Object fire(Method method, Object[] args) {
    if (!"fire".equals(method.getName())) {
      throw new UnsupportedOperationException(method.toString());
    }
    house.announced(args[0]);
    for (Observer observer : observers) {
      if (observer.fact().isInstance(args[0])) {
        tell(observer, args[0]);
      }
    }
    return null;
  }

  private void tell(Observer observer, Object fact) {
    Transactions.Running running = house.transactions().current();
    if (running == null || observer.during() == TransactionPhase.IN_PROGRESS) {
      hear(observer, fact);
    } else if (observer.during() == TransactionPhase.AFTER_SUCCESS) {
      running.register(
          new Synchronization() {
            @Override
            public void beforeCompletion() {
              // nothing has succeeded yet
            }

            @Override
            public void afterCompletion(int status) {
              if (status == Status.STATUS_COMMITTED) {
                hear(observer, fact);
              }
            }
          });
    } else {
      throw new UnsupportedOperationException(observer.toString());
    }
  }

  private void hear(Observer observer, Object fact) {
    call(observer.method(), find(observer.bean()), parameters(observer.method(), fact));
  }

  private Object[] parameters(Method method, Object fact) {
    Object[] values =
        Arrays.stream(method.getGenericParameterTypes())
            .skip(1)
            .map(this::injected)
            .toArray(Object[]::new);
    Object[] all = new Object[values.length + 1];
    all[0] = fact;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }

  private static void call(Method method, Object target, Object... args) {
    try {
      method.setAccessible(true);
      method.invoke(target, args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Field field, Object target, Object value) {
    try {
      field.setAccessible(true);
      field.set(target, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
