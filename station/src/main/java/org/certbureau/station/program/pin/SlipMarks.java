package org.certbureau.station.program.pin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.certbureau.station.program.disk.AtomicFile;

/**
 * What became of a slip, in the names of files: none of them holds a PIN but the slip itself, where
 * that is a file.
 */
final class SlipMarks {
  private static final String PRINTING = ".printing";
  private static final String PRINTED = ".printed";

  private final Path directory;

  SlipMarks(Path directory) {
    this.directory = directory;
  }

  Path file(Slip slip, String ending) {
    return directory.resolve(slip.chip() + "-" + slip.job() + ending);
  }

  /** Whether it left a printer, or lies here as a file, whatever the settings were then. */
  boolean isPrinted(Slip slip) {
    for (SlipFormat format : SlipFormat.values()) {
      if (Files.exists(file(slip, format.ending()))) {
        return true;
      }
    }
    return Files.exists(file(slip, PRINTED));
  }

  /** Whether a printer was given it and nobody knows what became of that. */
  boolean isDoubtful(Slip slip) {
    return Files.exists(file(slip, PRINTING));
  }

  void begin(Slip slip) throws IOException {
    AtomicFile.write(file(slip, PRINTING), slip.printedAt().toString().getBytes(UTF_8));
  }

  void printed(Slip slip) throws IOException {
    AtomicFile.write(file(slip, PRINTED), slip.printedAt().toString().getBytes(UTF_8));
    Files.deleteIfExists(file(slip, PRINTING));
  }

  /** It has not come out for certain, and may be printed again. */
  void failed(Slip slip) throws IOException {
    Files.deleteIfExists(file(slip, PRINTING));
  }

  /** How the mark of doubt is called, for who has to look. */
  String doubt(Slip slip) {
    return file(slip, PRINTING).getFileName().toString();
  }
}
