/** Kills the bureau, its stations and its broker, and counts what is left. */
package org.certbureau.system.crash;
