/** The audit trail (审计) and its verification. */
package org.certbureau.web.faces.audit;
