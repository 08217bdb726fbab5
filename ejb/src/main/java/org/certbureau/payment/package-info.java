/** What is due for an application, what was paid and paid back, and the receipt. */
package org.certbureau.payment;
