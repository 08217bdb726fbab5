/** The authorities of the house: their certificates, and their keys, sealed and open. */
package org.certbureau.ca.issuer;
