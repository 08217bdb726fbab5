/** The door for machines that speak SOAP, under {@code /ws}. */
package org.certbureau.web.soap;
