/**
 * A bureau without a container for tests: real database, real schema, real persistence, and the
 * beans of the house wired as a container would.
 */
package org.certbureau.testing;
