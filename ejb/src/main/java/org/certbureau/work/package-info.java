/**
 * What every feature needs to work reliably: configuration, time, the schema, the outbox and its
 * relay, numbering, keys that seal what is kept, the daily slots that one node wins, and the triage
 * of a message: what a rule refuses is a verdict, what the house lacks is tried again.
 */
package org.certbureau.work;
