/**
 * New versions of policies that a program brought to a bureau at work: kept until two
 * administrators agree, and shown beside what is in force, row by row.
 */
package org.certbureau.region.proposal;
