package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.security.SecureRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Unexpected failures: logged once with a reference, of which only the reference is shown. */
public final class Faults {
  private static final Logger LOG = Logger.getLogger(Faults.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without characters that are mistaken for each other on the telephone. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int LENGTH = 8;
  private static final Pattern REFERENCE = Pattern.compile("[2-9A-Z]{" + LENGTH + "}");

  private Faults() {}

  /**
   * @return the reference
   */
  public static String log(Throwable fault, HttpServletRequest request) {
    String reference =
        RANDOM
            .ints(LENGTH, 0, ALPHABET.length())
            .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
            .collect(Collectors.joining());
    Principal caller = request.getUserPrincipal();
    LOG.log(
        Level.SEVERE,
        "fault "
            + reference
            + " at "
            + request.getMethod()
            + ' '
            + Door.pathOf(request)
            + " by "
            + (caller == null ? "nobody" : caller.getName()),
        fault);
    return reference;
  }

  /** Whether a text can be such a reference: only then is it shown. */
  static boolean isReference(String text) {
    return text != null && REFERENCE.matcher(text).matches();
  }
}
