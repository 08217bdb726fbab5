/** A region's policy as its documents say it, and new versions that wait for agreement. */
package org.certbureau.web.faces.policy;
