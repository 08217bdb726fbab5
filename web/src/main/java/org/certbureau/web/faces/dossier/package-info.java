/** One application on one page: all that is known of it, and each step that is allowed. */
package org.certbureau.web.faces.dossier;
