/** A token, its containers and where it is (GM/T 0016): what every maker's driver has to do. */
package org.certbureau.station.program.token;
