/** The versions of policies in the database, each as it was approved, word for word. */
package org.certbureau.region.shelf;
