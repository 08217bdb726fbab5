/** The directory that holds all of a station: its keys, its settings and its lock. */
package org.certbureau.station.program.home;
