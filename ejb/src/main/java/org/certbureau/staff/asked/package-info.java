/**
 * What one administrator asks for and another agrees to or declines: nobody alone lets somebody in
 * who reads personal data.
 */
package org.certbureau.staff.asked;
