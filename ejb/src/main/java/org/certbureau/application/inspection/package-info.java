/**
 * A token that is looked at before anything is made in its place: what was found, and what follows.
 */
package org.certbureau.application.inspection;
