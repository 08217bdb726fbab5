/** Where an acceptance starts: one field that says who and which, and what may be done today. */
package org.certbureau.web.faces.start;
