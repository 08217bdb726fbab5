/** The station's end of the queues: orders in and answers out in one transaction. */
package org.certbureau.station.program.queue;
