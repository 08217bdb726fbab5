/** By which parts of their names holders of certificates are found. */
package org.certbureau.certificate.name;
