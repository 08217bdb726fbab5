package org.certbureau.web.gate;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.certbureau.staff.tries.Network;
import org.certbureau.web.door.RemoteAddress;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.ICloseType;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;

/**
 * Stands between the wire and the threads that answer. No thread is given to a request before it is
 * there as a whole, or its first 64 KiB: who sends half of it and waits keeps nobody else waiting,
 * and is let go after a while. Longer bodies go on at once, because the doors read them from nobody
 * whom they do not know. One address has so many connections and no more; what trusted proxies
 * bring is theirs to count.
 */
final class Gate extends BaseFilter {
  /** What is waited for; whatever the doors read of somebody unknown is no longer. */
  static final int WHOLE_BYTES = 64 * 1024;

  private final ScheduledExecutorService clock;
  private final int mostConnections;
  private final Duration patience;
  private final Map<String, Integer> connections = new ConcurrentHashMap<>();
  private final Set<Connection<?>> known = ConcurrentHashMap.newKeySet();
  private final Map<Connection<?>, Wait> waits = new ConcurrentHashMap<>();

  /** For the whole of a request, of which the head may be there. */
  private record Wait(HttpRequestPacket head, Future<?> end) {}

  /**
   * @param mostConnections of one address; 0 is no limit
   * @param patience from its beginning until a request is there
   */
  Gate(ScheduledExecutorService clock, int mostConnections, Duration patience) {
    this.clock = clock;
    this.mostConnections = mostConnections;
    this.patience = patience;
  }

  /** Told of each connection more than once. */
  @Override
  public NextAction handleAccept(FilterChainContext context) {
    Connection<?> connection = context.getConnection();
    String address = network(connection);
    if (address == null || !known.add(connection)) {
      return context.getInvokeAction();
    }
    boolean counts = mostConnections > 0 && !RemoteAddress.isTrustedProxy(address);
    boolean tooMany = counts && connections.merge(address, 1, Integer::sum) > mostConnections;
    connection.addCloseListener(
        (CloseListener<Closeable, ICloseType>)
            (closed, how) -> {
              known.remove(connection);
              forget(connection);
              if (counts) {
                oneLess(address);
              }
            });
    if (tooMany) {
      connection.terminateSilently();
      return context.getStopAction();
    }
    awaitRequest(connection, null);
    return context.getInvokeAction();
  }

  /** Whoever is on the line there goes on past this gate, whose bureau is going. */
  void open(Transport listener) {
    for (Connection<?> connection : known) {
      if (connection.getTransport() == listener) {
        connection.setProcessor(listener.getProcessor());
      }
    }
  }

  private void oneLess(String address) {
    connections.computeIfPresent(address, (of, many) -> many == 1 ? null : many - 1);
  }

  private static String network(Connection<?> connection) {
    return connection.getPeerAddress() instanceof InetSocketAddress peer
            && peer.getAddress() != null
        ? Network.of(peer.getAddress().getHostAddress())
        : null;
  }

  /**
   * An offer of another protocol, as the HTTP client of Java makes it by itself, is passed over
   * (RFC 9110 §7.8). The codec would read what follows as that protocol's, and the request would
   * never end.
   */
  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
    if (event instanceof HttpEvents.IncomingHttpUpgradeEvent offer) {
      HttpHeader request = offer.getHttpHeader();
      request.getUpgradeDC().recycle();
      request.setIgnoreContentModifiers(false);
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (!(context.getMessage() instanceof HttpContent content)
        || !(content.getHttpHeader() instanceof HttpRequestPacket request)
        || Passed.has(request)) {
      return context.getInvokeAction();
    }
    Connection<?> connection = context.getConnection();
    if (content.isLast()
        || request.getContentLength() > WHOLE_BYTES
        || content.getContent().remaining() >= WHOLE_BYTES) {
      forget(connection);
      if (!content.isLast()) {
        Passed.is(request);
      }
      return context.getInvokeAction();
    }
    Wait now = waits.get(connection);
    if (now == null || now.head() == null) {
      askForTheRest(request, context);
      awaitRequest(connection, request);
    }
    return context.getStopAction(content);
  }

  /** The thread that would ask is not there yet. */
  private static void askForTheRest(HttpRequestPacket request, FilterChainContext context) {
    if (request.requiresAcknowledgement()) {
      HttpResponsePacket response = request.getResponse();
      response.setStatus(100);
      response.setAcknowledgement(true);
      context.write(response);
    }
  }

  private void awaitRequest(Connection<?> connection, HttpRequestPacket head) {
    Wait wait =
        new Wait(
            head,
            clock.schedule(
                () -> late(connection, head), patience.toMillis(), TimeUnit.MILLISECONDS));
    Wait before = waits.put(connection, wait);
    if (before != null) {
      before.end().cancel(false);
    }
  }

  private void forget(Connection<?> connection) {
    Wait wait = waits.remove(connection);
    if (wait != null) {
      wait.end().cancel(false);
    }
  }

  private void late(Connection<?> connection, HttpRequestPacket head) {
    Wait wait = waits.get(connection);
    if (wait == null || wait.head() != head || !waits.remove(connection, wait)) {
      return;
    }
    if (head == null) {
      connection.terminateSilently();
      return;
    }
    HttpResponsePacket response = head.getResponse();
    response.setStatus(408);
    response.setHeader("Connection", "close");
    response.setContentLength(0);
    EarlyHeaders.complete(response);
    answer(HttpContent.builder(response).last(true).build(), connection);
  }

  private static <A> void answer(HttpContent last, Connection<A> connection) {
    connection.write(
        last,
        new EmptyCompletionHandler<WriteResult<HttpContent, A>>() {
          @Override
          public void completed(WriteResult<HttpContent, A> written) {
            connection.closeSilently();
          }

          @Override
          public void failed(Throwable why) {
            connection.terminateSilently();
          }
        });
  }

  /** What the container answers by itself, without having asked the bureau. */
  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (context.getMessage() instanceof HttpPacket packet
        && packet.getHttpHeader() instanceof HttpResponsePacket response
        && !response.isCommitted()
        && !response.isAcknowledgement()) {
      EarlyHeaders.complete(response);
    }
    return context.getInvokeAction();
  }
}
