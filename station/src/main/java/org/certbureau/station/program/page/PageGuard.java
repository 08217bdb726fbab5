package org.certbureau.station.program.page;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Lets in one browser on this machine: the one that came with the link. Another site's page, which
 * runs in the same browser, has neither our name in {@code Host} nor in {@code Origin}; another
 * program of this machine has no cookie.
 */
final class PageGuard {
  private static final int SECRET_BYTES = 32;

  private final String host;
  private final String cookie;
  private final SecureRandom random = new SecureRandom();

  /** For one use; null when used. */
  private String ticket;

  /** Of the browser that came last; null before the first. */
  private String session;

  PageGuard(int port) {
    this.host = "127.0.0.1:" + port;
    this.cookie = "station-" + port; // cookies do not tell ports apart
  }

  String origin() {
    return "http://" + host;
  }

  /** What the link carries; the one before is void. */
  synchronized String issueTicket() {
    ticket = secret();
    return ticket;
  }

  /** The cookie to set, once; whoever was let in before is out then. */
  synchronized Optional<String> redeem(String offered) {
    if (ticket == null || offered == null || !same(ticket, offered)) {
      return Optional.empty();
    }
    ticket = null;
    session = secret();
    return Optional.of(cookie + "=" + session + "; Path=/; HttpOnly; SameSite=Strict");
  }

  /** A name that another site made point to this machine is not ours. */
  boolean isForUs(HttpExchange exchange) {
    return List.of(host).equals(exchange.getRequestHeaders().get("Host"));
  }

  synchronized boolean knows(HttpExchange exchange) {
    List<String> cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
    return session != null
        && cookies.stream()
            .flatMap(line -> List.of(line.split(";")).stream())
            .map(String::strip)
            .anyMatch(each -> same(cookie + "=" + session, each));
  }

  /** Whether our own page asks; a form of another site would name itself. */
  boolean isFromOurPage(HttpExchange exchange) {
    return List.of(origin()).equals(exchange.getRequestHeaders().get("Origin"))
        && List.of("application/json").equals(exchange.getRequestHeaders().get("Content-Type"));
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
