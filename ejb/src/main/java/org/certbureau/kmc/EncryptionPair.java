package org.certbureau.kmc;

import org.certbureau.crypto.Sm2PublicKey;

/**
 * A pair as the bureau may know it.
 *
 * @param publicKey goes into the encryption certificate
 * @param envelopedKey SM2EnvelopedKey as DER (GM/T 0009): only the token opens it
 */
public record EncryptionPair(Sm2PublicKey publicKey, byte[] envelopedKey) {}
