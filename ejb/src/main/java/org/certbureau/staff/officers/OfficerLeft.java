package org.certbureau.staff.officers;

/**
 * Somebody is no recovery officer any more for some region, or does not come in any more: two
 * administrators let them in again. Told of everybody who may have been one.
 *
 * @param name of the account
 */
public record OfficerLeft(String name) {}
