package org.certbureau.web.gate;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.nio.NIOTransport;

/**
 * The listeners of the container that the bureau is reached by. The container publishes no way to
 * them, only the classes that hold them, which both packagings have in common.
 */
final class NetworkListeners {
  private static final String ADMINISTRATION = "admin-listener";

  private NetworkListeners() {}

  /**
   * @throws IllegalStateException where this container is built otherwise
   */
  static List<NIOTransport> open() {
    try {
      Object services =
          type("org.glassfish.internal.api.Globals").getMethod("getDefaultHabitat").invoke(null);
      Class<?> listenerType = type("org.glassfish.grizzly.config.dom.NetworkListener");
      Class<?> networkType = type("com.sun.enterprise.v3.services.impl.GrizzlyService");
      Object network = service(services, "getService", networkType);
      Method find = networkType.getMethod("lookupNetworkProxy", listenerType);
      List<NIOTransport> open = new ArrayList<>();
      for (Object listener : (List<?>) service(services, "getAllServices", listenerType)) {
        Object proxy = find.invoke(network, listener);
        if (proxy != null
            && !ADMINISTRATION.equals(listenerType.getMethod("getName").invoke(listener))) {
          open.add(transport(proxy));
        }
      }
      if (open.isEmpty()) {
        throw new IllegalStateException("the container listens nowhere");
      }
      return open;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the container's listeners cannot be found", e);
    }
  }

  private static Object service(Object services, String question, Class<?> type)
      throws ReflectiveOperationException {
    return type("org.glassfish.hk2.api.ServiceLocator")
        .getMethod(question, Class.class, java.lang.annotation.Annotation[].class)
        .invoke(services, type, new java.lang.annotation.Annotation[0]);
  }

  private static NIOTransport transport(Object proxy) throws ReflectiveOperationException {
    Object listener =
        type("com.sun.enterprise.v3.services.impl.GrizzlyProxy")
            .getMethod("getUnderlyingListener")
            .invoke(proxy);
    return (NIOTransport)
        type("org.glassfish.grizzly.config.GenericGrizzlyListener")
            .getMethod("getTransport")
            .invoke(listener);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
  }
}
