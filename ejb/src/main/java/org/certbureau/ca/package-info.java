/**
 * Issuers, profiles, serials, signing and the revocation list. Signs what it is told and decides
 * nothing.
 */
package org.certbureau.ca;
