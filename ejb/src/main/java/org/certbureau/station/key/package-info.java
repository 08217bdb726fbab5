/** The bureau's own key among stations: made once, sealed at rest, shared by all nodes. */
package org.certbureau.station.key;
