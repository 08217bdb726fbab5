/** A certificate pair and its life: proved on a token, active, revoked, expired. */
package org.certbureau.certificate;
