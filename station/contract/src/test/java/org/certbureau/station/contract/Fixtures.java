package org.certbureau.station.contract;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One message of every kind, fictional. */
final class Fixtures {
  static final String JOB = "7f3c1a52-0b6d-4c58-9d4e-5a0a2f6f1e01";
  static final String CHIP = "4F0A93B1C7D25E86";
  static final String STATION = "CS-01";
  static final Instant NOW = Instant.parse("2026-11-22T02:03:04.567Z");

  private Fixtures() {}

  static Message<Order> orders() {
    return Message.of(
        NOW,
        Parties.BUREAU,
        STATION,
        List.of(
            new Prepare(JOB, 9),
            new Prepare("without-limit", null),
            new Prepare("under-the-regions", 9, "430100/1"),
            new Rekey(JOB, CHIP, octets(700), "长沙澄岚包装材料有限公司", "证书续费"),
            new ResetPin(JOB, CHIP, octets(700), octets(32), STATION, "长沙澄岚包装材料有限公司", "证书解锁"),
            new ResetPin(
                "and-rekey", CHIP, octets(700), octets(32), STATION, "430100/2", "虚构有限公司", "证书解锁"),
            new Install(
                JOB, CHIP, octets(700), octets(701), octets(235), List.of(octets(600)), octets(32)),
            new Confirmed(JOB, CHIP),
            new Confirmed(JOB, CHIP, new SlipWords("长沙市人力资源和社会保障局", "长沙澄岚包装材料有限公司", "澄岚包装")),
            new Abandon(JOB, CHIP, "the chip is not in stock"),
            new Abandon("unheard", null, "withdrawn")));
  }

  static Message<Report> reports() {
    return Message.of(
        NOW,
        STATION,
        Parties.BUREAU,
        List.of(
            new KeyReady(JOB, CHIP, octets(240)),
            new PinReset(JOB, CHIP, 0, octets(71)),
            new PinReset("and-rekeyed", CHIP, 0, octets(71), "430100/2"),
            new Installed(JOB, CHIP, octets(71)),
            new Settled(JOB, CHIP),
            new Failed(JOB, JobStep.INSTALL, CHIP, FailureCode.WRONG_ENCRYPTION_KEY, "not its key"),
            new Failed("other", JobStep.PREPARE, null, FailureCode.NO_BLANK_TOKEN, "rack is empty"),
            new Heartbeat(40, 12),
            new Heartbeat(40, 12, List.of(), true),
            new Heartbeat(
                40,
                12,
                List.of(
                    new SharedPinKey("430100/1", "0123456789ABCDEF".repeat(2)),
                    new SharedPinKey("CS-02", null)))));
  }

  static Octets octets(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) length);
    return Octets.of(bytes);
  }
}
