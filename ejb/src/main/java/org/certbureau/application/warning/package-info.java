/**
 * What people are told before they do something: it refuses nothing. What a region warns of, and
 * where a clerk has to say why it is done all the same, is its policy's to say.
 */
package org.certbureau.application.warning;
