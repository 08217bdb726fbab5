package org.certbureau.certificate.proof;

import java.time.Instant;

/**
 * What a branch has signed by the key of a certificate's holder.
 *
 * @param nonce 32 random bytes in URL-safe Base64 without padding; for one proof
 * @param validUntil when it is too late to hand it in
 */
public record FreshNonce(String nonce, Instant validUntil) {}
