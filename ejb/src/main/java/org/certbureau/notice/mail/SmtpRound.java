package org.certbureau.notice.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.notice.Letter;
import org.certbureau.notice.Post;
import org.certbureau.notice.PostAway;
import org.certbureau.notice.Undelivered;

/** Letters over one SMTP connection. A letter that breaks it is to blame for itself only. */
final class SmtpRound implements Post.Round {
  private static final Logger LOG = Logger.getLogger(SmtpRound.class.getName());

  private final SmtpSettings settings;
  private final Session session;
  private final Transport transport;

  private SmtpRound(SmtpSettings settings, Session session, Transport transport) {
    this.settings = settings;
    this.session = session;
    this.transport = transport;
  }

  static SmtpRound open(SmtpSettings settings) throws PostAway {
    try {
      Session session = Session.getInstance(settings.forSession());
      SmtpRound round = new SmtpRound(settings, session, session.getTransport("smtp"));
      round.connect();
      return round;
    } catch (MessagingException e) {
      throw away(settings, e);
    }
  }

  private void connect() throws MessagingException {
    if (settings.user() == null) {
      transport.connect();
    } else {
      transport.connect(settings.user(), settings.password());
    }
  }

  @Override
  public void send(Letter letter) throws Undelivered, PostAway {
    if (!transport.isConnected()) {
      try {
        connect();
      } catch (MessagingException e) {
        throw away(settings, e);
      }
    }
    try {
      MimeMessage message = message(letter);
      transport.sendMessage(message, message.getRecipients(Message.RecipientType.TO));
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new Undelivered(reason(e, letter), e);
    }
  }

  private MimeMessage message(Letter letter)
      throws MessagingException, UnsupportedEncodingException {
    String charset = StandardCharsets.UTF_8.name();
    MimeMessage message = new Numbered(session, letter.id() + "@" + settings.domain());
    message.setFrom(new InternetAddress(settings.from(), letter.sender(), charset));
    message.setRecipients(
        Message.RecipientType.TO, new Address[] {new InternetAddress(letter.to(), true)});
    message.setSubject(letter.subject(), charset);
    message.setSentDate(Date.from(letter.writtenAt()));
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday note, please
    message.setText(letter.text(), charset);
    message.saveChanges();
    return message;
  }

  /** What the server said, without the address: it is shown where addresses are masked. */
  private static String reason(Exception e, Letter letter) {
    Throwable deepest = e;
    if (e instanceof SendFailedException failed && failed.getNextException() != null) {
      deepest = failed.getNextException();
    }
    String said = String.valueOf(deepest.getMessage());
    return said.replace(letter.to(), "…");
  }

  private static PostAway away(SmtpSettings settings, MessagingException e) {
    return new PostAway(settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.log(Level.FINE, "The mail server was gone before the goodbye", e);
    }
  }

  /** Keeps its number over all attempts, where the library would make a new one. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    private Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
