/**
 * What the beans of the house rely on in their container, as questions with one list of answers:
 * asked of the container of the unit tests and of Payara, so that the one stays true to the other.
 */
package org.certbureau.testing.contract;
