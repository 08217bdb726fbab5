/** The business report (业务日报), on the page and as a spreadsheet. */
package org.certbureau.web.faces.report;
