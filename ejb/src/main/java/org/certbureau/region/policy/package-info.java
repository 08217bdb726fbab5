/**
 * What a region's documents say, as rows of data: who may have which service, with which materials
 * and form, for what fee and for how long. Decides nothing but which rows apply.
 */
package org.certbureau.region.policy;
