package org.certbureau.web.gate;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.nio.NIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * The listeners of the container that the bureau is reached by. The container publishes no way to
 * them, only the classes that hold them, which both packagings have in common.
 */
final class NetworkListeners {
  private static final String ADMINISTRATION = "admin-listener";

  private NetworkListeners() {}

  /**
   * Each once: the container names one that is in several of its configurations as often.
   *
   * @throws IllegalStateException where this container is built otherwise
   */
  static Set<NIOTransport> open() {
    try {
      Object services =
          type("org.glassfish.internal.api.Globals").getMethod("getDefaultHabitat").invoke(null);
      Class<?> listenerType = type("org.glassfish.grizzly.config.dom.NetworkListener");
      Class<?> networkType = type("com.sun.enterprise.v3.services.impl.GrizzlyService");
      Object network = service(services, "getService", networkType);
      Method find = networkType.getMethod("lookupNetworkProxy", listenerType);
      Set<NIOTransport> open = new LinkedHashSet<>();
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

  /**
   * Has what comes to a listener from here on go that way. A socket that listens already keeps the
   * way that it was bound with, and the transport does not show its sockets.
   */
  static void lead(NIOTransport listener, Processor<?> way) {
    listener.setProcessor(way);
    try {
      Field sockets = TCPNIOTransport.class.getDeclaredField("serverConnections");
      sockets.setAccessible(true);
      for (Object socket : (Collection<?>) sockets.get(listener)) {
        ((Connection<?>) socket).setProcessor(way);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the sockets that listen cannot be found", e);
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
