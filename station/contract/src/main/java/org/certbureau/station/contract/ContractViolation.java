package org.certbureau.station.contract;

/** A message that is not to be acted on. Its text names no content of the message. */
public class ContractViolation extends Exception {
  /** What is wrong with it, in the order in which it is looked at. */
  public enum Reason {
    /** Larger than {@link ContractCodec#MAX_BYTES}. */
    TOO_LARGE,
    /** A property is missing, or the other end speaks another version of the contract. */
    WRONG_CONTRACT,
    /** Nobody known by that name. */
    STRANGER,
    /** Not signed by whom it names as its sender. */
    BAD_SIGNATURE,
    /** Not one JSON document. */
    NOT_JSON,
    /** Not as the schema wants it. */
    SCHEMA,
    /** The envelope names another sender than the one who signed. */
    WRONG_SENDER,
    /** Meant for somebody else. */
    WRONG_RECIPIENT
  }

  private final Reason reason;

  public ContractViolation(Reason reason, String message) {
    super(reason + ": " + message);
    this.reason = reason;
  }

  public ContractViolation(Reason reason, String message, Throwable cause) {
    super(reason + ": " + message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
