/** What becomes of jobs, as the house is told it: what stations say, and which none can have. */
package org.certbureau.station.report;
