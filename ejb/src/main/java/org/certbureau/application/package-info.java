/** One piece of business at the desk: its form, materials, review and steps. */
package org.certbureau.application;
