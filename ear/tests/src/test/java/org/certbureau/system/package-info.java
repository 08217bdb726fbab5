/** The whole bureau from outside: its programs as processes, what they answer, what survives. */
package org.certbureau.system;
