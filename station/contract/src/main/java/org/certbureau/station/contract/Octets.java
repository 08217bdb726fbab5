package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/** Bytes as an immutable value; Base64 in JSON. */
public final class Octets {
  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Octets of(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  /**
   * @throws IllegalArgumentException if it is not Base64 (RFC 4648 §4)
   */
  @JsonCreator
  public static Octets ofBase64(String base64) {
    return new Octets(Base64.getDecoder().decode(base64));
  }

  public byte[] toByteArray() {
    return bytes.clone();
  }

  @JsonValue
  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says how many there are, not which: they may be a key. */
  @Override
  public String toString() {
    return bytes.length + " octets";
  }
}
