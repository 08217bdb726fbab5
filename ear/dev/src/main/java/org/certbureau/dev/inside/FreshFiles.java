package org.certbureau.dev.inside;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Field;

/**
 * Has the container look at pages, stylesheets and scripts each time: it keeps what it read of them
 * for five seconds, and has no setting for that.
 */
@WebListener
public class FreshFiles implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      // the facade of the application, its context, the container's own
      Object application = valueOf("context", valueOf("context", event.getServletContext()));
      Object files = application.getClass().getMethod("getResources").invoke(application);
      field("cache", files).set(files, null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      event.getServletContext().log("Edits of pages may take five seconds to be seen", e);
    }
  }

  private static Object valueOf(String name, Object owner) throws ReflectiveOperationException {
    return field(name, owner).get(owner);
  }

  private static Field field(String name, Object owner) throws NoSuchFieldException {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    throw new NoSuchFieldException(owner.getClass() + " has no " + name);
  }
}
