/**
 * What recovery officers are asked: which escrowed key is to come back, to which token, for whom
 * and why (A-G7). What they say the key centre keeps and counts.
 */
package org.certbureau.recovery;
