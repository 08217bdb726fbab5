/**
 * What people are told before they do something: it refuses nothing and asks for no answer. What a
 * region warns of is its policy's to say.
 */
package org.certbureau.application.warning;
