package org.certbureau.station.program.home;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Host and port of the bureau's broker. */
public record BrokerAddress(String host, int port) {
  private static final Pattern SHAPE = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\s]+):(\\d{1,5})");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  public static BrokerAddress of(String text) throws StationProblem {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
      throw new StationProblem("broker must be host:port, it is " + text);
    }
    return new BrokerAddress(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  /** By its name alone: what a name server says today is no reason to leave out TLS. */
  boolean isLoopback() {
    return LOOPBACK.matcher(host).matches();
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
