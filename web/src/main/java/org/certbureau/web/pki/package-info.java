/** What the whole world may fetch without login: certificates and revocation lists of the CAs. */
package org.certbureau.web.pki;
