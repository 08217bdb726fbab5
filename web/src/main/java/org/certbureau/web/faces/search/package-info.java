/** Finding an application: the work list (待办), the list of all, and the field in the header. */
package org.certbureau.web.faces.search;
