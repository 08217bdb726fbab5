/**
 * The words of the field as values: money, validity, identity numbers, case numbers, violations.
 */
package org.certbureau.kernel;
