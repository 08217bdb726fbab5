package org.certbureau.kmc;

import org.certbureau.crypto.Sm2PublicKey;

/**
 * The token to which a key is to come back.
 *
 * @param key the token's own, whose possession the bureau has had proved
 * @param chip which token it is
 * @param certificate whose key has signed for that one, as its issuer has signed it: DER in
 *     hexadecimal; null in orders of before it was written down
 */
public record KeyRecipient(Sm2PublicKey key, String chip, String certificate) {}
