/** What is revoked or on hold, and the lists that say so to the world. */
package org.certbureau.ca.crl;
