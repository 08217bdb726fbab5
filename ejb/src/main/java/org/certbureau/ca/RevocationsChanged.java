package org.certbureau.ca;

/** Certificates were revoked, held or trusted again; the lists do not show it yet. */
public record RevocationsChanged() {}
