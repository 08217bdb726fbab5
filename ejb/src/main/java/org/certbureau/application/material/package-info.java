/** The papers an applicant brings: their scans, the originals that were seen, what was waived. */
package org.certbureau.application.material;
