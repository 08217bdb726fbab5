/**
 * The words of the field as values: money, names and free text, numbers that identify, case
 * numbers; what may be wrong with them, and the sentences that say so.
 */
package org.certbureau.kernel;
