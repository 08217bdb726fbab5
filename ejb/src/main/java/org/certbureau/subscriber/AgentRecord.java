package org.certbureau.subscriber;

/**
 * The person who acts for a unit (经办人).
 *
 * @param documentType {@code CITIZEN_ID}, {@code PASSPORT} …
 * @param mobile or null
 * @param email or null
 */
public record AgentRecord(
    String name, String documentType, String documentNumber, String mobile, String email) {
  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "AgentRecord[" + documentType + "]";
  }
}
