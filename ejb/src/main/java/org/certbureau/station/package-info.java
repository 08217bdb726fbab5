/** Stations, the jobs they work on, and the two queues that carry orders out and reports in. */
package org.certbureau.station;
