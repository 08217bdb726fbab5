/**
 * The token-burning station: takes the bureau's orders from its queue, carries them out on the
 * tokens in its rack and its reader and reports back. Here its commands begin.
 */
package org.certbureau.station.program;
