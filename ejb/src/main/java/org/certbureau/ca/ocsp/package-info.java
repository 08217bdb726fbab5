/**
 * Tells whoever checks a certificate what became of it, at once and signed (RFC 6960): requests in,
 * responses out, and the certificates of who answers in an issuer's name.
 */
package org.certbureau.ca.ocsp;
