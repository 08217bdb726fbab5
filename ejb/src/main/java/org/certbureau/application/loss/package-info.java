/** A token that was reported as lost and is found before another took its place. */
package org.certbureau.application.loss;
