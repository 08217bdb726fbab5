/**
 * Before every door: how many may stand there, and how long they may take to say what they want.
 */
package org.certbureau.web.gate;
