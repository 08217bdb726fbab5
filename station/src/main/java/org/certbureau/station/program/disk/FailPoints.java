package org.certbureau.station.program.disk;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where a crash test can let the program die as if by {@code kill -9}. {@code
 * STATION_FAILPOINT=name[:n]}, as system property or in the environment, halts the JVM when the
 * place is passed for the n-th time; unset, a passing is one comparison with a constant.
 *
 * <p>Per step: {@code prepare.taken}, {@code prepare.before-state}, {@code prepare.after-state},
 * {@code install.before-state}, {@code install.after-state}, {@code confirm.before-state}, {@code
 * confirm.after-print}, {@code confirm.after-state}, {@code abandon.before-state}, {@code
 * abandon.after-state}; per message and step in it, around the commit that sends the answer: {@code
 * <step>.before-commit}, {@code <step>.after-commit}.
 *
 * <p>On a holder's token: {@code rekey.order-kept}, {@code rekey.token-checked}, {@code
 * rekey.pin-right}, {@code rekey.container-made}, {@code rekey.key-born}, {@code
 * rekey.key-ready-saved}, {@code rekey.key-ready-sent}, {@code rekey.install-kept}, {@code
 * rekey.written}, {@code rekey.proof-saved}, {@code rekey.proof-sent}, {@code
 * rekey.confirm-received}, {@code rekey.signing-key-deleted}, {@code rekey.settled-saved}; {@code
 * reset.order-kept}, {@code reset.token-checked}, {@code reset.pin-sealed}, {@code reset.rekeyed},
 * {@code reset.pin-set}, {@code reset.proof-saved}, {@code reset.proof-sent}, {@code
 * reset.confirm-received}, {@code reset.slip-printed}, {@code reset.settled-saved}; {@code
 * restore.order-kept}, {@code restore.token-checked}, {@code restore.pin-right}, {@code
 * restore.container-made}, {@code restore.key-born}, {@code restore.key-ready-saved}, {@code
 * restore.key-ready-sent}, {@code restore.install-kept}, {@code restore.written}, {@code
 * restore.proof-saved}, {@code restore.proof-sent}, {@code restore.confirm-received}, {@code
 * restore.signing-key-deleted}, {@code restore.settled-saved}.
 *
 * <p>With a printer's command: {@code slip.begun}, {@code slip.given}.
 *
 * <p>At a console, with a region's key: {@code region.slips-printed}, {@code region.key-made},
 * {@code region.asked}, {@code region.envelope-opened}, {@code region.keys-taken}.
 */
public final class FailPoints {
  /** What {@code kill -9} leaves as an exit status. */
  public static final int EXIT_STATUS = 137;

  private static final String SETTING = "STATION_FAILPOINT";
  private static final String ARMED = setting();
  private static final AtomicInteger PASSINGS_LEFT = new AtomicInteger(passings());

  private FailPoints() {}

  public static void pass(String name) {
    if (ARMED != null && name.equals(armedName()) && PASSINGS_LEFT.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(EXIT_STATUS);
    }
  }

  private static String setting() {
    String property = System.getProperty(SETTING);
    return property != null ? property : System.getenv(SETTING);
  }

  private static String armedName() {
    int colon = ARMED.indexOf(':');
    return colon < 0 ? ARMED : ARMED.substring(0, colon);
  }

  private static int passings() {
    return ARMED == null || ARMED.indexOf(':') < 0
        ? 1
        : Integer.parseInt(ARMED.substring(ARMED.indexOf(':') + 1));
  }
}
