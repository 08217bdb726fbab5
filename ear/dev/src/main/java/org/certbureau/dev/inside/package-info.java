/**
 * What the bureau that is being worked on has beside its own: fresh files, fresh texts and a
 * remembered login.
 */
package org.certbureau.dev.inside;
