package org.certbureau.station.program.pin;

import java.util.Arrays;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.contract.Octets;

/** Keeps a first PIN sealed between the token's initialisation and the printing of its slip. */
public final class PinVault {
  private final Sealing sealing;

  public PinVault(Sealing sealing) {
    this.sealing = sealing;
  }

  public Octets seal(Pin pin, String job, String chip) {
    byte[] plain = pin.bytes();
    try {
      return Octets.of(sealing.seal(plain, job + ":" + chip));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  public Pin open(Octets sealed, String job, String chip) {
    return Pin.ofBytes(sealing.open(sealed.toByteArray(), job + ":" + chip));
  }
}
