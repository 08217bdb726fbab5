/**
 * The piece of business that a policy is asked about: service, holder, channel, facts and gates.
 */
package org.certbureau.region.business;
