/** {@code ./dev}: watches the sources of a running bureau and brings every edit into it. */
package org.certbureau.dev;
