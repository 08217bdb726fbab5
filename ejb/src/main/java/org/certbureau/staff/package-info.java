/** People and machines who act here: their roles, their regions, how they prove who they are. */
package org.certbureau.staff;
