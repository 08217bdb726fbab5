/** Which keys to tokens' administrator PINs stations have, as they say. */
package org.certbureau.station.pinkeys;
