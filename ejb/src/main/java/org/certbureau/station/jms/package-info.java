/** The queues: reports in, orders out. Nobody imports this package. */
package org.certbureau.station.jms;
