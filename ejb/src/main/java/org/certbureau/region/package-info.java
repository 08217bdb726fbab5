/**
 * Regions and their policies: the desk that tells what a region's own documents say about services,
 * materials, forms, fees, payers and periods, as data in dated versions.
 */
package org.certbureau.region;
