/** What an operator runs beside the bureau; it knows the bureau only by its public doors. */
package org.certbureau.console;
