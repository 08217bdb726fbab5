package org.certbureau.station.program.pin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A user's or administrator's PIN. Has no text form of its own, so that no log can hold it. */
public final class Pin {
  private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{6,32}");

  private final String digits;

  private Pin(String digits) {
    this.digits = digits;
  }

  /**
   * @param digits 6–32 printable ASCII characters
   * @throws IllegalArgumentException where they are not; does not quote them
   */
  public static Pin of(String digits) {
    if (!SHAPE.matcher(digits).matches()) {
      throw new IllegalArgumentException("a PIN has 6-32 printable ASCII characters");
    }
    return new Pin(digits);
  }

  static Pin ofBytes(byte[] bytes) {
    return of(new String(bytes, StandardCharsets.US_ASCII));
  }

  /** What is typed, for the slip and nothing else. */
  public String digits() {
    return digits;
  }

  public byte[] bytes() {
    return digits.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pin pin && MessageDigest.isEqual(bytes(), pin.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  @Override
  public String toString() {
    return "PIN";
  }
}
