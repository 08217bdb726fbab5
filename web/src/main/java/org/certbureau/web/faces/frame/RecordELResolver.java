package org.certbureau.web.faces.frame;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a page read a record: {@code #{charge.total}} is the component {@code total}, and nothing
 * else is a property of it. What a record works out is called: {@code #{charge.isSettled()}}.
 *
 * <p>Jakarta Expression Language 6.0 brings the same under the same name; this goes when the
 * platform has it.
 */
public class RecordELResolver extends ELResolver {
  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .collect(
                  Collectors.toUnmodifiableMap(
                      RecordComponent::getName, RecordComponent::getAccessor));
        }
      };

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (!isOurs(base, property)) {
      return null;
    }
    Method accessor = accessor(base, property);
    context.setPropertyResolved(base, property);
    try {
      return accessor.invoke(base);
    } catch (InvocationTargetException e) {
      throw new ELException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new PropertyNotFoundException(base.getClass().getName() + " is not public", e);
    }
  }

  /** Null, as for everything that can be read only. */
  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    if (isOurs(base, property)) {
      accessor(base, property);
      context.setPropertyResolved(base, property);
    }
    return null;
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    if (!isOurs(base, property)) {
      return false;
    }
    accessor(base, property);
    context.setPropertyResolved(base, property);
    return true;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (isOurs(base, property)) {
      accessor(base, property);
      throw new PropertyNotWritableException(
          "a record does not change: " + base.getClass().getName() + "." + property);
    }
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base instanceof Record ? String.class : null;
  }

  private static boolean isOurs(Object base, Object property) {
    return base instanceof Record && property != null;
  }

  private static Method accessor(Object base, Object property) {
    Map<String, Method> accessors = ACCESSORS.get(base.getClass());
    Method accessor = accessors.get(property.toString());
    if (accessor == null) {
      throw new PropertyNotFoundException(
          "no component %s of %s, only %s"
              .formatted(property, base.getClass().getName(), new TreeSet<>(accessors.keySet())));
    }
    return accessor;
  }
}
