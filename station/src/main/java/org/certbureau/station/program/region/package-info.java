/**
 * The keys to administrator PINs that the stations of a region share: made by one, handed from one
 * to another by people, and kept in shares for the day when all stations are lost.
 */
package org.certbureau.station.program.region;
