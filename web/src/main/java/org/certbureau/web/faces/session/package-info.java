/** A person's session: logging in, staying, and being logged out where nobody is. */
package org.certbureau.web.faces.session;
