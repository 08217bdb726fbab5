/** Messages that did not get through: those that are tried again, and those that were given up. */
package org.certbureau.station.letters;
