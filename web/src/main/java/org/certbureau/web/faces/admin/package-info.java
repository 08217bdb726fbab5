/** Branches' own systems, as administrators see to them. */
package org.certbureau.web.faces.admin;
