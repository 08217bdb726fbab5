/** Drives a bureau from outside and prints figures; asserts nothing. */
package org.certbureau.bench;
