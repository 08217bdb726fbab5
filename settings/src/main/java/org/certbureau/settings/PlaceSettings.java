package org.certbureau.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a bureau works, and what happens when something there is gone. */
public final class PlaceSettings {
  private static final int TEN_YEARS = 3660;
  private static final Pattern DATABASE = Pattern.compile("jdbc:(h2|postgresql|oracle):.+");

  private static final Pattern LOGIN_BEFORE_HOST = Pattern.compile("jdbc:postgresql:/*[^?]*@");

  public static final Setting<Path> DATA =
      Setting.following(
          "BUREAU_DATA",
          Kind.wholePath(),
          "`data`",
          texts -> Kind.wholePath().reading().apply("data"),
          "directory of everything the bureau keeps itself");

  /** Also where it is not set: then it is made at the first start. */
  public static final Setting<Path> MASTER_KEY_FILE =
      Setting.following(
          "BUREAU_MASTER_KEY_FILE",
          Kind.path(),
          "beside the data, made at the first start",
          texts -> {
            Path data = DATA.in(texts);
            return data.resolveSibling(data.getFileName() + ".master-key");
          },
          "32 bytes as 64 hex digits, mode 0600: every key and every sealed record opens by it");

  /** Without a final slash. */
  public static final Setting<String> PUBLIC_URL =
      Setting.of(
          "BUREAU_PUBLIC_URL",
          Kind.webAddress(),
          "http://localhost:8080",
          "where the public reaches revocation lists and CA certificates; it stands in every"
              + " certificate");

  public static final Setting<Set<String>> TRUSTED_PROXIES =
      Setting.following(
          "BUREAU_TRUSTED_PROXIES",
          Kind.ipAddresses(),
          "none",
          texts -> Set.of(),
          "addresses of reverse proxies whose `X-Forwarded-For` is believed, by commas");

  public static final Setting<Boolean> DEMO =
      Setting.of(
          "BUREAU_DEMO",
          Kind.flag(),
          false,
          "first accounts for every role and region in `accounts.txt`, of recovery officers three"
              + " each (a demonstration that was there before gets those that it lacks, who wait"
              + " the usual 24 hours before they may consent), without it two"
              + " administrators, who choose a password of their own before they can do anything,"
              + " since the one in the file is known to whoever reads it (afterwards that line"
              + " opens nothing, and the next start takes it out), and who create everybody else;"
              + " and a later version of a policy that comes with the program is in force at once,"
              + " without it once two administrators agree. `./run` and `./dev` take `true`");

  public static final Setting<Integer> DEMO_RENEWAL_DAYS =
      Setting.of(
          "BUREAU_DEMO_RENEWAL_DAYS",
          Kind.number(0, TEN_YEARS, "days"),
          0,
          "days before the window of the policy from which a certificate may be renewed already,"
              + " so that a demonstration renews what it has just made; no clock moves. `./run`"
              + " and `./dev` take `400`. Every page says so, each start puts it on record, and"
              + " without `BUREAU_DEMO=true` it stops the start");

  /** H2 waits with a commit half a second before it is written, unless told not to. */
  public static final Setting<String> DB_URL =
      Setting.following(
          "BUREAU_DB_URL",
          Kind.text(
              "an address that begins with jdbc:h2:, jdbc:postgresql: or jdbc:oracle:",
              url -> DATABASE.matcher(url).matches()),
          "H2 in a file below the data",
          texts ->
              "jdbc:h2:file:"
                  + DATA.in(texts).resolve("db/bureau")
                  + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=131072",
          "`jdbc:postgresql:` or `jdbc:oracle:` for production");

  public static final Setting<String> DB_USER =
      Setting.following("BUREAU_DB_USER", Kind.text(), "none", texts -> "", "the database's login");

  public static final Setting<String> DB_PASSWORD =
      Setting.secret("BUREAU_DB_PASSWORD", Kind.text(), "its password");

  public static final Setting<Integer> DISK_RESERVE =
      Setting.of(
          "BUREAU_DISK_RESERVE",
          Kind.number(0, Integer.MAX_VALUE, "megabytes"),
          64,
          "megabytes to be left where `BUREAU_DATA` lies; with less `/health/ready` says 503 and"
              + " why");

  public static final Setting<Duration> GONE_SECONDS =
      Setting.of(
          "BUREAU_GONE_SECONDS",
          Kind.seconds(0),
          Duration.ofSeconds(20),
          "an H2 file or embedded broker that has closed itself, as they do where the disk is"
              + " full, does not come back within its process. After so long, as soon as there is"
              + " room again, the process ends with status 75, to be started again; `0` is never");

  public static final Setting<String> CLOCK_JUMP_ACCEPTED =
      Setting.optional(
          "BUREAU_CLOCK_JUMP_ACCEPTED",
          Kind.text(
              "a time as 2026-11-22T02:42:05Z",
              text -> text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")),
          "none",
          "the time of the audit trail's last entry, as a refused start names it: where the clock"
              + " is more than a day before it or 35 days behind it, and right, one start is"
              + " allowed and put on record. For the next one it means nothing");

  static final Section WHERE_IT_WORKS =
      new Section(
          "Where it works",
          List.of(
              DATA,
              MASTER_KEY_FILE,
              PUBLIC_URL,
              TRUSTED_PROXIES,
              DEMO,
              DEMO_RENEWAL_DAYS,
              DB_URL,
              DB_USER,
              DB_PASSWORD,
              CLOCK_JUMP_ACCEPTED));

  static final Section WHEN_SOMETHING_IS_GONE =
      new Section(
          "When something is gone",
          List.of(DISK_RESERVE, GONE_SECONDS),
          """
          `/health/ready` answers within a second, whatever is silent, and names the reason for each part that is down. A
          database elsewhere is taken up again by itself when it is back. `./run` starts a bureau again that has ended with 75,
          and so does `restart: unless-stopped` in docker/compose.yaml; under systemd say `Restart=on-failure`. What was answered
          as done is in the database: a commit that could not be written is a failure to whoever asked for it.

          The folder `BUREAU_DATA` is closed to everybody but its user (0700, files 0600), at the start and once a minute; `./run`
          and the images create files under the mask 077.
          """);

  private PlaceSettings() {}

  /** A password before PostgreSQL's host, which its driver takes for part of the host's name. */
  public static Optional<String> loginBeforeHost(Texts texts) {
    String url = DB_URL.in(texts);
    return LOGIN_BEFORE_HOST.matcher(url).lookingAt()
        ? Optional.of(
            "%s has a login before its host, where PostgreSQL's driver looks for none: say it by %s and %s"
                .formatted(DB_URL, DB_USER, DB_PASSWORD))
        : Optional.empty();
  }
}
