/** Read-only queries over the other features, for screens, exports and auditors. */
package org.certbureau.report;
