/**
 * The certification authority in the house itself: the key ceremony that founds it, and the order
 * of reserving, signing and recording.
 */
package org.certbureau.ca.embedded;
