/** Applications while they are begun and filled in. */
package org.certbureau.application.draft;
