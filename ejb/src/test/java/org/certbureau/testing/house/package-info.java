/** What tests of the house look at in every module alike. */
package org.certbureau.testing.house;
