package org.certbureau.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as they may be told: a login may stand in them, before the host or as a parameter. */
public final class Addresses {
  private static final String LEFT_OUT = "…";

  /** What comes before a login, if there is one. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?i)(jdbc:)?[a-z][a-z0-9+.-]*:((thin|oci8?|tcp|ssl|file|mem|ldap|ldaps):)?(//)?");

  private static final Pattern PARAMETERS = Pattern.compile("[?;]");

  private Addresses() {}

  /** Without login and parameters; what is no address stays as it is, up to a parameter. */
  public static String told(String address) {
    Matcher parameters = PARAMETERS.matcher(address);
    int end = parameters.find() ? parameters.start() : address.length();
    String cut = end < address.length() ? LEFT_OUT : "";
    int login = address.lastIndexOf('@');
    Matcher beginning = BEGINNING.matcher(address);
    if (login < 0 || !beginning.lookingAt()) {
      return address.substring(0, end) + cut;
    }
    String begun = address.substring(0, beginning.end()) + LEFT_OUT;
    // behind a parameter nobody can tell whose part it is
    return login > end ? begun : begun + address.substring(login, end) + cut;
  }

  /**
   * What somebody else says who knows that address.
   *
   * @param sentence may be null
   */
  public static String hushed(String sentence, String address) {
    if (sentence == null) {
      return null;
    }
    String hushed = sentence.replace(address, told(address));
    Matcher beginning = BEGINNING.matcher(address);
    int from = beginning.lookingAt() ? beginning.end() : 0;
    int login = address.lastIndexOf('@');
    if (login > from) {
      hushed = without(hushed, address.substring(from, login));
      for (String part : address.substring(from, login).split("[:/]", 2)) {
        hushed = without(hushed, part);
      }
    }
    for (String parameter : address.split("[?;&]")) {
      int value = parameter.indexOf('=');
      if (value > 0
          && parameter.substring(0, value).toLowerCase(Locale.ROOT).contains("password")) {
        hushed = without(hushed, parameter.substring(value + 1));
      }
    }
    return hushed;
  }

  private static String without(String sentence, String secret) {
    return secret.isBlank() ? sentence : sentence.replace(secret, LEFT_OUT);
  }
}
