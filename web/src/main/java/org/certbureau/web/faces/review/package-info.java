/** The review (复核): scans beside questions, and a verdict. */
package org.certbureau.web.faces.review;
