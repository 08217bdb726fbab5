/** What every page stands on: the table of screens, the menu, what went wrong and what was done. */
package org.certbureau.web.faces.frame;
