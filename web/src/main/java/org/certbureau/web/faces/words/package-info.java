/**
 * How the screens say things: language, texts, figures, signs, and what a region calls its
 * services.
 */
package org.certbureau.web.faces.words;
