/**
 * Wrong passwords: where they were typed, when an account is locked there, and how long whoever
 * guesses from many places has to wait.
 */
package org.certbureau.staff.tries;
