/** The production monitor (制证). */
package org.certbureau.web.faces.production;
