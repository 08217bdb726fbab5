/** Notices by e-mail: SMTP, or the log where no mail server is configured. */
package org.certbureau.notice.mail;
