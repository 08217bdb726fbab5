/** The serial numbers that were ever taken, and whether their certificate came. */
package org.certbureau.ca.serial;
