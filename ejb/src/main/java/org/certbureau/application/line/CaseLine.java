package org.certbureau.application.line;

/**
 * The certificate that an application is about.
 *
 * @param from what was registered when the application was begun, and again when it was submitted
 * @param now what is registered by now
 */
public record CaseLine(LineRules rules, Register from, Register now) {}
