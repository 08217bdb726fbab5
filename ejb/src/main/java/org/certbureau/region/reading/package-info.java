/**
 * From a policy's YAML to its rows: the schema, the reading, and whether the rows fit one another.
 */
package org.certbureau.region.reading;
