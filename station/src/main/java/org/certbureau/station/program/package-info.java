/**
 * The token-burning station: takes the bureau's orders from its queue, carries them out on the
 * tokens in its rack and reports back. Knows tokens, PINs and jobs; knows nothing of applications.
 */
package org.certbureau.station.program;
