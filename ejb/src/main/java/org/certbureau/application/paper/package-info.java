/** The papers that the bureau prints and the unit signs and seals. */
package org.certbureau.application.paper;
