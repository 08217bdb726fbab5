package org.certbureau.crypto;

/** Data is malformed, was tampered with, or belongs to another key. Never carries secret bytes. */
public class CryptoFailure extends RuntimeException {
  public CryptoFailure(String message) {
    super(message);
  }

  public CryptoFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
