/** Both packagings, and the programs around them, asked the way the world asks them. */
package org.certbureau.system.packaging;
