/** One application as screens and doors show it to whoever may see it. */
package org.certbureau.application.view;
