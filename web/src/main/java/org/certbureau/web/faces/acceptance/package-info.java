/** The acceptance (受理): an application is begun, filled in, scanned, submitted and accepted. */
package org.certbureau.web.faces.acceptance;
