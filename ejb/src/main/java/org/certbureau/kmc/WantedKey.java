package org.certbureau.kmc;

/**
 * The escrowed key that is asked for.
 *
 * @param pair the one that it belongs to, by its job
 * @param ordinal place of that pair on its certificate, from 1
 * @param fingerprint of its public key
 * @param certificate that names whose it is, as its issuer has signed it: DER in hexadecimal; null
 *     in orders of before it was written down
 */
public record WantedKey(String pair, int ordinal, String fingerprint, String certificate) {}
