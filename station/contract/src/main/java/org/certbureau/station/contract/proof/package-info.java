/** What tokens sign and answer to prove what they carry, as both sides compute it. */
package org.certbureau.station.contract.proof;
