/** The door for machines, under {@code /api/v1}. */
package org.certbureau.web.rest;
