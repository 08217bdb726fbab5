package org.certbureau.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How much comes in by each door, and how long it may take. */
public final class DoorSettings {
  private static final String SAME = "the same";

  public static final Setting<Integer> RATE_PAGES =
      rate("BUREAU_RATE_PAGES", 6000, "requests a minute from one address; `0` is no limit");
  public static final Setting<Integer> RATE_REST = rate("BUREAU_RATE_REST", 6000, SAME);
  public static final Setting<Integer> RATE_SOAP = rate("BUREAU_RATE_SOAP", 6000, SAME);
  public static final Setting<Integer> RATE_PKI =
      rate("BUREAU_RATE_PKI", 60_000, "the same for lists and CA certificates");
  public static final Setting<Integer> RATE_HEALTH =
      rate("BUREAU_RATE_HEALTH", 600, "the same for the health door");
  public static final Setting<Integer> RATE_ACCOUNT =
      rate("BUREAU_RATE_ACCOUNT", 6000, "requests a minute of one account at REST and SOAP");

  public static final Setting<Integer> RATE_FAILED_LOGINS =
      rate(
          "BUREAU_RATE_FAILED_LOGINS",
          30,
          "wrong passwords a minute from one address, whatever the account; beyond it further"
              + " ones from there are checked one after the other, and machines are told 429"
              + " where theirs was wrong. Right ones and tokens go on to open, and who came in"
              + " from there in the last week does not wait");

  public static final Setting<Integer> CONNECTIONS =
      Setting.of(
          "BUREAU_CONNECTIONS",
          Kind.number(0, Integer.MAX_VALUE, ""),
          500,
          "connections of one address at a time; `0` is no limit, and trusted proxies have none:"
              + " limit them there");

  public static final Setting<Duration> REQUEST_SECONDS =
      Setting.of(
          "BUREAU_REQUEST_SECONDS",
          Kind.seconds(1),
          Duration.ofSeconds(20),
          "how long a request may take until it is there as a whole, or its first 65536 bytes; it"
              + " holds no thread before, and is answered by 408 after");

  public static final Setting<Integer> HEALTH_PORT =
      Setting.of(
          "BUREAU_HEALTH_PORT",
          Kind.portOrNone(),
          0,
          "a listener for `/health/ready` alone, with threads of its own: it answers whatever"
              + " becomes of the doors; `0` is none, `./run` takes the next but two to its own");

  public static final Setting<String> HEALTH_BIND =
      Setting.optional(
          "BUREAU_HEALTH_BIND",
          Kind.host(),
          "this machine alone",
          "address at which it listens: where nobody comes but who watches");

  public static final Setting<Integer> BODY_PAGES =
      body(
          "BUREAU_BODY_PAGES",
          41_943_040,
          "bytes of a request's body; of a form of a page without a file never more than 2097152");
  public static final Setting<Integer> BODY_REST = body("BUREAU_BODY_REST", 25_165_824, SAME);
  public static final Setting<Integer> BODY_SOAP = body("BUREAU_BODY_SOAP", 25_165_824, SAME);
  public static final Setting<Integer> BODY_PKI = body("BUREAU_BODY_PKI", 65_536, SAME);
  public static final Setting<Integer> BODY_HEALTH = body("BUREAU_BODY_HEALTH", 0, SAME);

  /** Four of the largest. */
  public static final Setting<Integer> BODIES =
      body(
          "BUREAU_BODIES",
          100_663_296,
          "bytes that a node holds at once of what machines send at REST and SOAP, beyond the"
              + " first 65536 of each; what is more is answered by 503 with `Retry-After`. Never"
              + " less than one body of the largest size");

  public static final Setting<Duration> IDLE_SECONDS =
      Setting.of(
          "BUREAU_IDLE_SECONDS",
          Kind.seconds(1),
          Duration.ofMinutes(30),
          "a session without a human act ends");

  public static final Setting<Path> FONT_DIR =
      Setting.optional(
          "BUREAU_FONT_DIR",
          Kind.folder(),
          "the bundled fonts",
          "a folder of `.ttf`, `.otf` and `.ttc` files (the first font of a collection), in the"
              + " order of their names, for characters that Noto Sans SC lacks. Bundled behind"
              + " them are Noto Sans (other alphabets), Noto Sans KR, Yi, Lisu, Tai Le and New Tai"
              + " Lue, and HanaMinB (ideographs of Extension B to F). For Extension G to I add a"
              + " font such as Jigmo3 (CC0) or Plangothic (OFL). What none has is printed as a"
              + " frame with the code point, and so are Arabic (Uyghur, Kazakh), Tibetan,"
              + " Mongolian and other scripts whose letters join or stack, whatever font is added:"
              + " the renderer does not shape them");

  static final Section SECTION =
      new Section(
          "Doors",
          List.of(
              RATE_PAGES,
              RATE_REST,
              RATE_SOAP,
              RATE_PKI,
              RATE_HEALTH,
              RATE_ACCOUNT,
              RATE_FAILED_LOGINS,
              CONNECTIONS,
              REQUEST_SECONDS,
              HEALTH_PORT,
              HEALTH_BIND,
              BODY_PAGES,
              BODY_REST,
              BODY_SOAP,
              BODY_PKI,
              BODY_HEALTH,
              BODIES,
              IDLE_SECONDS,
              FONT_DIR));

  private DoorSettings() {}

  private static Setting<Integer> rate(String name, int most, String sentence) {
    return Setting.of(name, Kind.number(0, Integer.MAX_VALUE, ""), most, sentence);
  }

  private static Setting<Integer> body(String name, int most, String sentence) {
    return Setting.of(name, Kind.number(0, Integer.MAX_VALUE, "bytes"), most, sentence);
  }
}
