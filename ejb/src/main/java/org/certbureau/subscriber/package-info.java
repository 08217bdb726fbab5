/** Units, the agents who act for them, and what was consented to. */
package org.certbureau.subscriber;
