package org.certbureau.staff;

import java.util.Set;

/**
 * Somebody who proved who they are.
 *
 * @param name the principal's name from here on
 * @param stamp by which it is found out later whether the login still counts ({@link
 *     Logins#validity})
 * @param mustChange whether somebody else knows the password: nothing is done before it is changed
 */
public record Login(String name, Set<String> roles, int stamp, boolean mustChange) {}
