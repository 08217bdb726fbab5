/** PINs and the slips they are handed over on: made, sealed, printed, and never told to a log. */
package org.certbureau.station.program.pin;
