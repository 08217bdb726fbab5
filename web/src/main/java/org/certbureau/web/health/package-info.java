/** Whether the bureau works, for who watches over it; at a door, and at a listener of its own. */
package org.certbureau.web.health;
