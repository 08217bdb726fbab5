/** What clocks do that are not right: they jump, and they differ. */
package org.certbureau.work.clock;
