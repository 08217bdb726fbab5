package org.certbureau.station.contract;

/**
 * A message as it travels: the body of a JMS text message and its three string properties.
 *
 * @param signature Base64 of the DER SM3withSM2 signature over the UTF-8 bytes of the body
 * @param contract version of this contract
 */
public record Parcel(String body, String sender, String signature, String contract) {
  public static final String SENDER_PROPERTY = "sender";
  public static final String SIGNATURE_PROPERTY = "signature";
  public static final String CONTRACT_PROPERTY = "contract";

  /** The version this code speaks. */
  public static final String CONTRACT_VERSION = "1";
}
