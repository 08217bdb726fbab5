/**
 * The intranet: one room for each family of screens. They stand on three common rooms, {@code
 * words}, {@code frame} and {@code casefile}, and know nothing of each other.
 */
package org.certbureau.web.faces;
