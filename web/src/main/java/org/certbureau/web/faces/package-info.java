/** The intranet's pages: what stands behind them, no rules. */
package org.certbureau.web.faces;
