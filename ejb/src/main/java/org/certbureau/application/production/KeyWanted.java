package org.certbureau.application.production;

/**
 * Which key a case asks to have back.
 *
 * @param certificate the line, by its key
 * @param pair its place among the pairs of that line, as the form has it
 * @param acceptor account that accepted the case
 * @param reviewer account that reviewed it
 */
public record KeyWanted(long certificate, String pair, String acceptor, String reviewer) {}
