/** The whole life of a certificate: its pairs, tokens, holds, applications and notices together. */
package org.certbureau.life;
