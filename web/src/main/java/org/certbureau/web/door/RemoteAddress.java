package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.certbureau.settings.PlaceSettings;

/**
 * Where a request came from. What {@code X-Forwarded-For} claims counts only as far as the proxies
 * in {@code BUREAU_TRUSTED_PROXIES} (addresses, separated by commas) have written it.
 */
public final class RemoteAddress {
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private RemoteAddress() {}

  public static String of(HttpServletRequest request) {
    return of(
        request.getRemoteAddr(),
        Collections.list(request.getHeaders("X-Forwarded-For")),
        proxies());
  }

  /** Whether somebody else's requests come from there, too. */
  public static boolean isTrustedProxy(String address) {
    return proxies().contains(address);
  }

  private static Set<String> proxies() {
    return PlaceSettings.TRUSTED_PROXIES.value();
  }

  static String of(String peer, List<String> forwardedFor, Set<String> proxies) {
    String address = peer;
    List<String> hops =
        forwardedFor.stream().flatMap(header -> Arrays.stream(header.split(","))).toList();
    for (int i = hops.size() - 1; i >= 0 && proxies.contains(address); i--) {
      String hop = hops.get(i).trim();
      if (!ADDRESS.matcher(hop).matches()) {
        break;
      }
      address = hop;
    }
    return address;
  }
}
