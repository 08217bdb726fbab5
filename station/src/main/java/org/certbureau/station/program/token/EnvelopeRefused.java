package org.certbureau.station.program.token;

/** An enveloped key is malformed or was not made for this token's signing key. */
public class EnvelopeRefused extends TokenFault {
  public EnvelopeRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
