/** SM2, SM3 and SM4 as the standards of the field use them, on Bouncy Castle and nothing else. */
package org.certbureau.crypto;
