package org.certbureau.staff.tries;

/** What counts as one address: a household owns all of a /64 in IPv6. */
public final class Network {
  private Network() {}

  /**
   * @param address of IPv4 or IPv6, as the container tells it
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] groups = address.split(":", 5);
    return groups.length < 5 || address.contains("::")
        ? address
        : String.join(":", groups[0], groups[1], groups[2], groups[3]);
  }
}
