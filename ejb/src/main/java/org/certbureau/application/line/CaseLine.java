package org.certbureau.application.line;

import java.util.Map;

/**
 * The certificate that an application is about.
 *
 * @param register the form by which it knows its holder
 */
public record CaseLine(LineRules rules, Map<String, String> register) {}
