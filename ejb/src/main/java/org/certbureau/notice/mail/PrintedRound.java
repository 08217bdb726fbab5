package org.certbureau.notice.mail;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.kernel.Masking;
import org.certbureau.notice.Letter;
import org.certbureau.notice.Post;

/** Shows in the log what would be sent. The recipient is masked: a log is read by many. */
final class PrintedRound implements Post.Round {
  private static final Logger LOG = Logger.getLogger(PrintedRound.class.getName());

  @Override
  public void send(Letter letter) {
    LOG.log(
        Level.INFO,
        "No mail server is configured (BUREAU_SMTP_HOST); this would be sent to {0}:\n{1}\n\n{2}",
        new Object[] {Masking.email(letter.to()), letter.subject(), letter.text()});
  }

  @Override
  public void close() {
    // nothing was opened
  }
}
