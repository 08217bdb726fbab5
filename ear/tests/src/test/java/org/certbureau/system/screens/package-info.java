/** The intranet as people use it: a real browser before a real bureau. */
package org.certbureau.system.screens;
