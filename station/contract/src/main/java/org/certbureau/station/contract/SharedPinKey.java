package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A key to administrator PINs that is not a station's own.
 *
 * @param name of a region's, {@code REGION/GENERATION}, or the code of the station whose tokens it
 *     opens
 * @param check 32 hex digits that are the same wherever the key is, and tell nothing of it: two
 *     stations may each have made a key of one name. None for another station's
 */
public record SharedPinKey(String name, @JsonInclude(JsonInclude.Include.NON_NULL) String check) {}
