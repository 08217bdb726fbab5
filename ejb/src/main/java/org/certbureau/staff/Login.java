package org.certbureau.staff;

import java.util.Set;

/**
 * Somebody who proved who they are.
 *
 * @param name the principal's name from here on
 */
public record Login(String name, Set<String> roles) {}
