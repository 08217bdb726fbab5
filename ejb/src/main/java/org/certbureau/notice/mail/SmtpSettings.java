package org.certbureau.notice.mail;

import java.util.Properties;
import org.certbureau.settings.RecordSettings;

/**
 * How the mail server is reached.
 *
 * @param user null where it asks for no login
 * @param from the address that letters come from
 * @param startTls whether the connection must become encrypted before anything is said
 */
record SmtpSettings(
    String host, int port, String user, String password, String from, boolean startTls) {
  /** Where TLS comes before the first word (RFC 8314). */
  private static final int PORT_WITH_TLS = 465;

  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "30000";

  /** {@code BUREAU_SMTP_HOST}, {@code _PORT} (25), {@code _USER}, … as they are now. */
  static SmtpSettings configured() {
    String host = RecordSettings.SMTP_HOST.value();
    return new SmtpSettings(
        host,
        RecordSettings.SMTP_PORT.value(),
        RecordSettings.SMTP_USER.value(),
        RecordSettings.SMTP_PASSWORD.value(),
        RecordSettings.SMTP_FROM.value(),
        RecordSettings.SMTP_STARTTLS.value());
  }

  Properties forSession() {
    Properties mail = new Properties();
    mail.setProperty("mail.smtp.host", host);
    mail.setProperty("mail.smtp.port", Integer.toString(port));
    mail.setProperty("mail.smtp.auth", Boolean.toString(user != null));
    mail.setProperty("mail.smtp.starttls.enable", "true");
    mail.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    mail.setProperty("mail.smtp.ssl.enable", Boolean.toString(port == PORT_WITH_TLS));
    mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    // together far below the time that a dispatch is claimed for
    mail.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    mail.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
    mail.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
    return mail;
  }

  /** The domain that message IDs end in. */
  String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /** Without the password: it may stand in a log. */
  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + "]";
  }
}
