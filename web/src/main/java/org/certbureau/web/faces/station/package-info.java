/** The production stations (制证站) as an administrator sees them. */
package org.certbureau.web.faces.station;
