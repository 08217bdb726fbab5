package org.certbureau.settings;

import java.util.List;

/**
 * What {@code ./run}, {@code ./dev} and the entry points of the images read before there is a
 * bureau; to that they are known, and nothing else.
 */
final class ScriptSettings {
  private static final Setting<String> ADDRESS =
      Setting.following(
          "BUREAU_ADDRESS",
          Kind.host(),
          "this machine alone",
          texts -> "127.0.0.1",
          "`./run`: where pages listen");

  private static final Setting<Integer> LOG_BYTES =
      Setting.of(
          "BUREAU_LOG_BYTES",
          Kind.number(1, Integer.MAX_VALUE, "bytes"),
          20_971_520,
          "`./run`: a log that has grown to that is put aside, and of each the last four are kept");

  private static final Setting<String> JIT_LEVEL =
      Setting.of(
          "BUREAU_JIT_LEVEL",
          Kind.oneOf("1", "4"),
          "1",
          "`./run`: `1` compiles quickly and starts a quarter sooner; `4` optimises, for a bureau"
              + " that stays");

  static final Section SECTION =
      new Section(
          "What the scripts read",
          List.of(
              ADDRESS,
              LOG_BYTES,
              JIT_LEVEL,
              fileOf(PlaceSettings.DB_PASSWORD),
              fileOf(QueueSettings.PASSWORD),
              fileOf(QueueSettings.KEYSTORE_PASSWORD),
              fileOf(QueueSettings.TRUSTSTORE_PASSWORD)));

  private ScriptSettings() {}

  private static Setting<?> fileOf(Setting<?> secret) {
    return Setting.optional(
        secret.name() + "_FILE",
        Kind.file(),
        "none",
        "the images (docker/README.md): a file that holds `" + secret.name() + "`");
  }
}
