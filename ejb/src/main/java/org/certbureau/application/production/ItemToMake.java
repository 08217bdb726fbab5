package org.certbureau.application.production;

/**
 * An item that waits for production.
 *
 * @param id its key
 * @param line the certificate that was there before it, by its key; null where it opens one
 */
public record ItemToMake(long id, Long line) {}
