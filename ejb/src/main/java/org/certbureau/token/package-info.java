/** USB keys by their chip serials: stock, custody, what became of each. */
package org.certbureau.token;
