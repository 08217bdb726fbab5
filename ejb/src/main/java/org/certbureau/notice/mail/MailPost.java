package org.certbureau.notice.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.certbureau.notice.Medium;
import org.certbureau.notice.Post;
import org.certbureau.notice.PostAway;
import org.certbureau.settings.RecordSettings;

/** The post for e-mail: the server that {@code BUREAU_SMTP_HOST} names, else the log. */
@ApplicationScoped
public class MailPost implements Post {
  @Override
  public Medium medium() {
    return Medium.EMAIL;
  }

  @Override
  public Round open() throws PostAway {
    return RecordSettings.SMTP_HOST.value() == null
        ? new PrintedRound()
        : SmtpRound.open(SmtpSettings.configured());
  }
}
