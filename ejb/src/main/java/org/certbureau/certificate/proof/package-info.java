/**
 * How a branch's own system shows that a certificate's holder is with it: a nonce of ours, signed
 * by the key of the pair in force.
 */
package org.certbureau.certificate.proof;
