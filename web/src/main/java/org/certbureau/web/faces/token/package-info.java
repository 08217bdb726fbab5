/** The stock of tokens (介质). */
package org.certbureau.web.faces.token;
