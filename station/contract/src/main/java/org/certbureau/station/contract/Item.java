package org.certbureau.station.contract;

/** One thing said in a message; many travel together. */
public sealed interface Item permits Order, Report {}
