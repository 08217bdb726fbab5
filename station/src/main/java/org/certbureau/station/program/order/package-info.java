/** What an order has to be before anything is done on account of it. */
package org.certbureau.station.program.order;
