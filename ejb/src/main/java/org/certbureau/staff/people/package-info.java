/**
 * The people who work here, as administrators see to them: who gets in, with which roles where, and
 * who does not any more.
 */
package org.certbureau.staff.people;
