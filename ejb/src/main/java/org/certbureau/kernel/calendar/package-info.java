/**
 * Days and times as the bureau counts them: by China's clock, validities and deadlines, working
 * days.
 */
package org.certbureau.kernel.calendar;
