package org.certbureau.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is kept of all that happens, and what holders are told. */
public final class RecordSettings {
  public static final Setting<Duration> AUDIT_ANCHOR_SECONDS =
      Setting.of(
          "BUREAU_AUDIT_ANCHOR_SECONDS",
          Kind.seconds(1),
          Duration.ofSeconds(60),
          "how often the chain's head is signed; a chain whose last anchor is older than its last"
              + " entry by more than three times that is not intact");

  public static final Setting<Path> AUDIT_EXPORT_DIR =
      Setting.following(
          "BUREAU_AUDIT_EXPORT_DIR",
          Kind.path(),
          "`audit` below the data",
          texts -> PlaceSettings.DATA.in(texts).resolve("audit"),
          "where anchors, key and mark are written outside the database; a directory for each"
              + " node, best on another machine's disk");

  public static final Setting<String> SMTP_HOST =
      Setting.optional(
          "BUREAU_SMTP_HOST",
          Kind.text(),
          "none",
          "the mail server; without one mail appears in the log");

  public static final Setting<Integer> SMTP_PORT =
      Setting.of("BUREAU_SMTP_PORT", Kind.port(), 25, "where it listens");

  public static final Setting<Boolean> SMTP_STARTTLS =
      Setting.of("BUREAU_SMTP_STARTTLS", Kind.flag(), false, "whether TLS is demanded");

  public static final Setting<String> SMTP_USER =
      Setting.optional("BUREAU_SMTP_USER", Kind.text(), "none", "its login");

  public static final Setting<String> SMTP_PASSWORD =
      Setting.secret("BUREAU_SMTP_PASSWORD", Kind.text(), "the password there");

  public static final Setting<String> SMTP_FROM =
      Setting.following(
          "BUREAU_SMTP_FROM",
          Kind.text("a mail address", text -> text.matches("[^@\\s]+@[^@\\s]+")),
          "`noreply@` and the public host",
          texts -> "noreply@" + URI.create(PlaceSettings.PUBLIC_URL.in(texts)).getHost(),
          "the sender");

  public static final Setting<Integer> NOTICE_HOUR =
      Setting.of(
          "BUREAU_NOTICE_HOUR",
          Kind.number(0, 23, ""),
          8,
          "hour of the day, in China, from which the daily job runs");

  public static final Setting<Integer> NOTICE_TRIES =
      Setting.of("BUREAU_NOTICE_TRIES", Kind.number(1, 1000, ""), 8, "how often a mail is tried");

  static final Section AUDIT =
      new Section("Audit", List.of(AUDIT_ANCHOR_SECONDS, AUDIT_EXPORT_DIR));

  static final Section NOTICES =
      new Section(
          "Notices",
          List.of(
              SMTP_HOST,
              SMTP_PORT,
              SMTP_STARTTLS,
              SMTP_USER,
              SMTP_PASSWORD,
              SMTP_FROM,
              NOTICE_HOUR,
              NOTICE_TRIES));

  private RecordSettings() {}
}
