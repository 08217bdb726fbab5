package org.certbureau.web.gate;

import org.certbureau.web.door.SecurityHeaders;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpProbe;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;

/**
 * Gives the headers of every answer to those, too, that the container makes without asking the
 * bureau: of a head that it cannot read, an address that it does not take, a method that it knows
 * nothing of.
 */
final class EarlyHeaders extends HttpProbe.Adapter {
  private static final int REDIRECTED = 300;
  private static final int NOT_MODIFIED = 304;

  /** A head that was read, and is refused for what it says. */
  @Override
  public void onHeaderParseEvent(Connection connection, HttpHeader header, int size) {
    if (header instanceof HttpRequestPacket request) {
      Passed.begins(request);
      if (request.getResponse() != null && request.getResponse().getStatus() > NOT_MODIFIED) {
        completeRefusal(request.getResponse());
      }
    }
  }

  /** A head that could not be read. */
  @Override
  public void onErrorEvent(Connection connection, HttpPacket packet, Throwable error) {
    if (packet != null) {
      HttpHeader header = packet.getHttpHeader();
      if (header instanceof HttpRequestPacket request && request.getResponse() != null) {
        completeRefusal(request.getResponse());
      }
    }
  }

  /** Adds what is missing. Pages and files that come from the doors have a policy, or need none. */
  static void complete(HttpResponsePacket response) {
    if (response.getStatus() >= REDIRECTED && response.getStatus() != NOT_MODIFIED) {
      completeRefusal(response);
    } else {
      SecurityHeaders.common().forEach((name, value) -> add(name, value, response));
    }
  }

  private static void completeRefusal(HttpResponsePacket response) {
    SecurityHeaders.common().forEach((name, value) -> add(name, value, response));
    SecurityHeaders.strict().forEach((name, value) -> add(name, value, response));
  }

  private static void add(String name, String value, HttpResponsePacket response) {
    if (!response.containsHeader(name)) {
      response.setHeader(name, value);
    }
  }
}
