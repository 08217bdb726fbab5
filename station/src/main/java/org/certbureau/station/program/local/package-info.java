/** What other programs of the same user on this machine ask a running station. */
package org.certbureau.station.program.local;
