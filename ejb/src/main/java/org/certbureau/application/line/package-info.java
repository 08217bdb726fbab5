/** What may be done with a certificate that there is already, and what stands against it. */
package org.certbureau.application.line;
