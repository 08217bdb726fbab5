/** Which cases somebody may see and change: people those of their regions, a branch its own. */
package org.certbureau.application.sight;
