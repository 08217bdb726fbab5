/** The cashier's window (收费). */
package org.certbureau.web.faces.till;
