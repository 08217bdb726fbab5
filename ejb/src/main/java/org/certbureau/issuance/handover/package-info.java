/** What is made is handed over: found by what is in hand, compared, signed for. */
package org.certbureau.issuance.handover;
