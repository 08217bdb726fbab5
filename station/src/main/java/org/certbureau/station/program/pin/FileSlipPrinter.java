package org.certbureau.station.program.pin;

import java.io.IOException;
import java.nio.file.Path;
import org.certbureau.station.program.disk.AtomicFile;

/** A slip is a file, for its owner alone, which the operator prints into an envelope. */
public final class FileSlipPrinter implements SlipPrinter {
  private final SlipMarks marks;
  private final SlipFormat format;

  public FileSlipPrinter(Path directory, SlipFormat format) {
    this.marks = new SlipMarks(directory);
    this.format = format;
  }

  @Override
  public void print(Slip slip) throws IOException {
    if (marks.isPrinted(slip)) {
      return;
    }
    if (marks.isDoubtful(slip)) {
      throw new IOException(
          "a printer was given it before and may have printed it; look, and remove "
              + marks.doubt(slip)
              + " if it did not");
    }
    AtomicFile.write(marks.file(slip, format.ending()), format.bytes(slip));
  }
}
