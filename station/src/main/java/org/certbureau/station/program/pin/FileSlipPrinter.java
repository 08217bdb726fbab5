package org.certbureau.station.program.pin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.certbureau.station.program.disk.AtomicFile;

/** A slip is a text file, for its owner alone, which the operator prints into an envelope. */
public final class FileSlipPrinter implements SlipPrinter {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final Path directory;

  public FileSlipPrinter(Path directory) {
    this.directory = directory;
  }

  @Override
  public void print(Slip slip) throws IOException {
    Path file = directory.resolve(slip.chip() + "-" + slip.job() + ".txt");
    if (!Files.exists(file)) {
      AtomicFile.write(file, text(slip).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String text(Slip slip) {
    return """
        ┌──────────────── 口令信封 ────────────────┐

          芯片序列号   %s
          制证任务     %s
          初始用户口令 %s
          打印时间     %s

          请当面核对信封完好,首次使用时立即修改口令。
          口令连续输错将锁死,锁死的请到受理窗口询问。
          任何工作人员都不会索要您的口令。

        └──────────────────────────────────────────┘
        """
        .formatted(
            slip.chip(), slip.job(), slip.firstPin().digits(), MINUTE.format(slip.printedAt()));
  }
}
