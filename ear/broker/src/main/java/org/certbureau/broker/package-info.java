/** The bureau's way to its message broker, and the broker itself where none is given. */
package org.certbureau.broker;
