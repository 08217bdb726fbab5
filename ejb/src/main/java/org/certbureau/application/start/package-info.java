/** Where an acceptance starts: who has come, with which certificate, and what may be done today. */
package org.certbureau.application.start;
