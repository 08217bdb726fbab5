/**
 * Official papers: typed values poured into XHTML templates and pressed to A4 PDF, with QR codes
 * and fonts of our own. A paper knows what it says, the template how it looks, and no template
 * knows a region.
 */
package org.certbureau.paper;
