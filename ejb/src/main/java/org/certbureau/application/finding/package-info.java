/**
 * Cases found by what people know of them: their number or the end of it, any part of a unit's
 * name, a code, a certificate, the agent who comes for it.
 */
package org.certbureau.application.finding;
