/** Brings the pages' scripts, sheets and pictures to browsers, small and for long. */
package org.certbureau.web.faces.files;
