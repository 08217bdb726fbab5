/** Files to take home from a page. */
package org.certbureau.web.faces.download;
