/**
 * How values of the kernel stand in columns. Nobody calls these: an attribute of such a type is
 * converted wherever it is declared, also in comparisons of JPQL. What is asked for by a part of
 * its text, or stands in a key, remains text.
 */
package org.certbureau.work.column;
