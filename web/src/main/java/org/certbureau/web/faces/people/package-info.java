/** The people who work here, and what takes two administrators. */
package org.certbureau.web.faces.people;
