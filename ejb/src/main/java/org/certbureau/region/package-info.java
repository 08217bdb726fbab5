/**
 * Regions and their policies: the desk that tells what a region's own documents say about services,
 * materials, forms, fees, payers and periods, as data in dated versions, and the desk where
 * administrators agree to a new one.
 */
package org.certbureau.region;
