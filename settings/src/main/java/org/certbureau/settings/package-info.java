/**
 * The one table of settings: what each is called, what it may be, what it is without being set, and
 * the sentence about it; how they are read, checked and shown.
 */
package org.certbureau.settings;
