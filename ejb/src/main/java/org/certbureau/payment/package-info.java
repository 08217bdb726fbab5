/** What is due for an application, what was paid and by whom, and the receipt. */
package org.certbureau.payment;
