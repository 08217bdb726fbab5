package org.certbureau.station.program.holder;

import java.util.ArrayList;
import java.util.List;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.program.pin.AdminPins;
import org.certbureau.station.program.pin.PinKeys;
import org.certbureau.station.program.pin.PinTools;
import org.certbureau.station.program.pin.PinVault;
import org.certbureau.station.program.pin.Slip;
import org.certbureau.station.program.pin.SlipPrinter;

/** PINs of a station of which only the holders' side is looked at. */
final class TestPins {
  static final String STATION = "CS-01";

  /** Where none is set. */
  static final PinTools NONE =
      with(
          chip -> {
            throw new AssertionError("no administrator PIN is asked for");
          },
          slip -> {
            throw new AssertionError("no slip is printed");
          });

  private TestPins() {}

  static PinTools with(AdminPins own, SlipPrinter printer) {
    return new PinTools(
        PinKeys.ofStation(STATION, own), new PinVault(Sealing.under(new byte[32])), printer);
  }

  /** Keeps the slips, and prints none twice, as a printer over files does. */
  static final class Printer implements SlipPrinter {
    final List<Slip> slips = new ArrayList<>();

    @Override
    public void print(Slip slip) {
      if (slips.stream().noneMatch(each -> each.job().equals(slip.job()))) {
        slips.add(slip);
      }
    }
  }
}
