/**
 * A certificate as its holder knows it, and the pairs that follow one another on it: signed, proved
 * on its token and in force, revoked.
 */
package org.certbureau.certificate;
