/** How far an application is, for whoever holds its receipt. */
package org.certbureau.application.tracking;
