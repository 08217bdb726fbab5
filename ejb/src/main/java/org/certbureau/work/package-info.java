/**
 * What every feature needs to work reliably: configuration, time, the schema, the outbox and its
 * relay, numbering, and the daily slots that one node wins.
 */
package org.certbureau.work;
