/**
 * What the bureau and a token-burning station say to each other: orders one way, reports the other,
 * as signed JSON under the schemas in {@code contract/}.
 */
package org.certbureau.station.contract;
