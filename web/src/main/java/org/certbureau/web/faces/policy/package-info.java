/** A region's policy as its documents say it. */
package org.certbureau.web.faces.policy;
