/** A certificate pair and its life: signed, proved on its token and active, revoked. */
package org.certbureau.certificate;
