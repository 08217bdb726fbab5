/**
 * What a certificate says: made from a checked form and its policy, and tried at the authority long
 * before there is a key to certify.
 */
package org.certbureau.certificate.contents;
