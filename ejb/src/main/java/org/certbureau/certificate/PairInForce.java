package org.certbureau.certificate;

/**
 * The pair in force on its line, for who has to show that it is theirs.
 *
 * @param signingCertificate DER
 */
public record PairInForce(String job, byte[] signingCertificate) {}
