package org.certbureau.station.program.pin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.certbureau.station.program.disk.FailPoints;

/**
 * A slip goes to a command on its standard input, and into no file and no log: what the command
 * says is thrown away, as it might repeat the PIN. Ended with 0 it is printed, with anything else
 * it is not. Where nobody knows, as after a crash or where the command hangs, it is not printed
 * again before somebody has looked: there would be two slips that hold.
 */
public final class CommandSlipPrinter implements SlipPrinter {
  private final SlipMarks marks;
  private final List<String> command;
  private final SlipFormat format;
  private final Duration limit;

  /**
   * @param directory where it is noted what became of a slip
   * @param command the program and its arguments; no shell reads them
   * @param limit after which a command that has not ended counts as hanging
   */
  public CommandSlipPrinter(
      Path directory, List<String> command, SlipFormat format, Duration limit) {
    this.marks = new SlipMarks(directory);
    this.command = List.copyOf(command);
    this.format = format;
    this.limit = limit;
  }

  @Override
  public void print(Slip slip) throws IOException {
    if (marks.isPrinted(slip)) {
      return;
    }
    if (marks.isDoubtful(slip)) {
      throw doubt(slip, "was given to the printer before");
    }
    marks.begin(slip);
    FailPoints.pass("slip.begun");
    int status = give(slip);
    FailPoints.pass("slip.given");
    if (status != 0) {
      marks.failed(slip);
      throw new IOException("the slip's command " + command.get(0) + " ended with " + status);
    }
    marks.printed(slip);
  }

  private int give(Slip slip) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      marks.failed(slip);
      throw new IOException("the slip's command " + command.get(0) + " cannot be started", e);
    }
    byte[] page = format.bytes(slip);
    try {
      write(process, page);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw doubt(slip, "was given to a command that does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw doubt(slip, "was being printed as the program ended");
    } finally {
      Arrays.fill(page, (byte) 0);
      process.destroyForcibly();
    }
  }

  /** A command that does not read to the end tells by its status what that means. */
  private static void write(Process process, byte[] page) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(page);
    } catch (IOException closed) {
      // its status says what became of the slip
      return;
    }
  }

  private IOException doubt(Slip slip, String what) {
    return new IOException(
        "it "
            + what
            + " and may be printed; look, and remove "
            + marks.doubt(slip)
            + " if it is not");
  }
}
