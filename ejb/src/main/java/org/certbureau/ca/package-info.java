/**
 * The certification authority as the bureau sees it: what it is asked to certify or to revoke, and
 * what it answers. Whoever certifies does what it is told and decides nothing.
 */
package org.certbureau.ca;
