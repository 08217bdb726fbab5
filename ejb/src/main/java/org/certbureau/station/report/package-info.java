/** What stations say of their jobs, as the house is told it. */
package org.certbureau.station.report;
