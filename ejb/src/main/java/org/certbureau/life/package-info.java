/**
 * The whole life of a certificate: its pairs, tokens, holds, applications and notices together; and
 * that of a token.
 */
package org.certbureau.life;
