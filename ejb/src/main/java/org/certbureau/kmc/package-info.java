/**
 * Encryption key pairs: born here, escrowed under a key of the centre's own, handed out wrapped for
 * one token. By law a separate party; here a port with an embedded default.
 */
package org.certbureau.kmc;
