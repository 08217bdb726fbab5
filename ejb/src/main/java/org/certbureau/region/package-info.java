/**
 * Regions and their policies: what a region's own documents say about services, materials, forms,
 * fees, payers and periods, as data in dated versions, and the quotes that follow from it.
 */
package org.certbureau.region;
