/** What auditors run beside a bureau, or without one: verification, export, the key of the MACs. */
package org.certbureau.audit.offline;
