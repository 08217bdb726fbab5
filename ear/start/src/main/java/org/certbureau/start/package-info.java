/**
 * The program of {@code bureau.jar}: the container, and an end with a sentence where it is empty.
 */
package org.certbureau.start;
