/** Scanned pages as pictures: whether a file is one, where it ends, and how it looks in small. */
package org.certbureau.scan;
