/** How the features above name an item of a case, and why its token could not be made. */
package org.certbureau.application.production;
