/** Parts of an application that more than one screen shows: its fields and its materials. */
package org.certbureau.web.faces.casefile;
