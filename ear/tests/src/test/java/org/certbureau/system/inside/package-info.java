/** The bureau asked from inside its container. */
package org.certbureau.system.inside;
