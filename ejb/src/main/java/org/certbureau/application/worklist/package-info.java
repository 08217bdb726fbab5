/** Which applications wait for what: the work list and its counters. */
package org.certbureau.application.worklist;
