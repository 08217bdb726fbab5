package org.certbureau.testing.contract;

/**
 * A fact that {@link Listener} hears.
 *
 * @param scene the marks that it leaves are of
 * @param answer what it does once it has left its mark
 */
public record Told(String scene, Runnable answer) {}
