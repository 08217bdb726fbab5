/** A token and the rack it sits in, as GM/T 0016 sees them: what every maker's driver has to do. */
package org.certbureau.station.program.token;
