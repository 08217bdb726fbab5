/** Handing out (发放). */
package org.certbureau.web.faces.delivery;
