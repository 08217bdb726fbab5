/** What all doors share: who may enter, how often, with how much, and what is said on refusal. */
package org.certbureau.web.door;
