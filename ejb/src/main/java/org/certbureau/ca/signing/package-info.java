/**
 * Certificates by an authority's key: profile, draft, lint and signature. Knows no database; the
 * draft that was linted is the draft that is signed.
 */
package org.certbureau.ca.signing;
