/**
 * What was typed into a form, checked against the fields of a policy and brought to one spelling.
 */
package org.certbureau.region.form;
