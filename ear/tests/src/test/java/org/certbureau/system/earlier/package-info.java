/** Data that an earlier bureau left, and the present one goes on with. */
package org.certbureau.system.earlier;
