/** How far the clocks of stations are from the bureau's. */
package org.certbureau.station.clocks;
