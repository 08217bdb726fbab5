/** What each service does to a certificate line: one table. */
package org.certbureau.certificate.procedure;
