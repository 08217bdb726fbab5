/** The intranet: pages for the people at the desks, and what stands behind them. */
package org.certbureau.web.faces;
