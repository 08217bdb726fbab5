/** What is asked for in a case, and the facts that were told about it, as values. */
package org.certbureau.application.asked;
