/**
 * What may be had, what it costs and how it may be paid: a policy applied to one piece of business.
 */
package org.certbureau.region.quoting;
