/** What the key centre hears of its officers, in the transaction in which it happens. */
package org.certbureau.staff.officers;
