/**
 * Fills the measured bureau with certificates; part of the measured package, of no delivered one.
 */
package org.certbureau.ca.orders;
