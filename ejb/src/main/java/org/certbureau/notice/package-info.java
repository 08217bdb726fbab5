/**
 * What holders are told without asking: that a certificate is about to expire, that it was put on
 * hold, resumed or revoked. Written once for each occasion, sent to each recipient until it arrived
 * or was given up.
 */
package org.certbureau.notice;
