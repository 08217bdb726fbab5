/** Orders carried out on tokens, step by step, so that a crash at any point does no harm. */
package org.certbureau.station.program.job;
