/** Files that survive a crash whole, for their owner alone, and the places where one is tried. */
package org.certbureau.station.program.disk;
