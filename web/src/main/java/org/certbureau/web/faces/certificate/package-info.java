/** Finding certificates, and one pair on a page of its own. */
package org.certbureau.web.faces.certificate;
