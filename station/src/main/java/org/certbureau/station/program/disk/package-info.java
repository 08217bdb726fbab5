/** Files that survive a crash whole, for their owner alone. */
package org.certbureau.station.program.disk;
