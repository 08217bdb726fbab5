package org.certbureau.region.policy;

/** The keys of form fields that mean the same in every region's policy. */
public final class FormKeys {
  public static final String UNIT_NAME = "unitName";

  /** What the certificate calls a unit whose name it has no room for (证书名称). */
  public static final String CERTIFICATE_NAME = "certificateName";

  public static final String CREDIT_CODE = "creditCode";
  public static final String REGISTRATION_NUMBER = "registrationNumber";
  public static final String ORGANIZATION_CODE = "organizationCode";
  public static final String INSURANCE_NUMBER = "insuranceNumber";

  /** Another valid document of the unit and its number (其它有效证件及号码). */
  public static final String OTHER_DOCUMENT = "otherDocument";

  /** The unit's legal address (法定住所), where a certificate is posted to. */
  public static final String LEGAL_ADDRESS = "legalAddress";

  public static final String UNIT_EMAIL = "unitEmail";

  public static final String AGENT_NAME = "agentName";

  /**
   * {@code CITIZEN_ID} or {@code PASSPORT}; a region without the field takes citizens' IDs only.
   */
  public static final String AGENT_DOCUMENT_TYPE = "agentDocumentType";

  public static final String AGENT_DOCUMENT_NUMBER = "agentDocumentNumber";
  public static final String AGENT_MOBILE = "agentMobile";
  public static final String AGENT_EMAIL = "agentEmail";

  /** The online systems that the certificate is to open. */
  public static final String SYSTEMS = "applications";

  /** Why a certificate is to be revoked, by a code of {@link RevocationRule}. */
  public static final String REVOCATION_REASON = "revocationReason";

  /** Why the token is not handed in with it. */
  public static final String TOKEN_MISSING = "tokenMissing";

  /** What the bureau rests on where it revokes by itself. */
  public static final String GROUNDS = "grounds";

  /** Which of a certificate's pairs has the decryption key that is to come back (A-G7). */
  public static final String RECOVERED_PAIR = "recoveredPair";

  /** What is to be read with it, by which the recovery officers decide. */
  public static final String RECOVERY_PURPOSE = "recoveryPurpose";

  /** What is printed from the case: its service, years, acceptor and when it was accepted. */
  public static final String SERVICE = "service";

  public static final String YEARS = "years";
  public static final String ACCEPTOR = "acceptor";
  public static final String ACCEPTED_AT = "acceptedAt";

  private FormKeys() {}
}
