/** Tokens made of software, in files or in memory. */
package org.certbureau.station.program.soft;
