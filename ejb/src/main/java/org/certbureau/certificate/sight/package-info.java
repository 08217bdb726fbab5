/** Which certificate lines somebody may see: people those of their regions, a branch its own. */
package org.certbureau.certificate.sight;
