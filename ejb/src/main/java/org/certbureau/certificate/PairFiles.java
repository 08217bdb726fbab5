package org.certbureau.certificate;

/**
 * The certificates of a pair.
 *
 * @param signing DER
 * @param encryption DER
 */
public record PairFiles(byte[] signing, byte[] encryption) {}
