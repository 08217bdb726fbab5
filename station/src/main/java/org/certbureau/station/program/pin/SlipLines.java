package org.certbureau.station.program.pin;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.station.contract.SlipWords;

/** What every slip says, however it is written. */
final class SlipLines {
  static final String TITLE = "口令信封";
  static final String PIN = "初始用户口令";
  static final String FOLD = "沿此线向内对折，口令在内侧";

  static final List<String> ADVICE =
      List.of("首次使用时立即修改口令。", "口令连续输错将锁死，锁死的请到受理窗口询问。", "任何工作人员都不会索要您的口令。");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private SlipLines() {}

  /** Over the title; empty where the bureau did not say who it is. */
  static String over(Slip slip) {
    return Optional.ofNullable(slip.words()).map(SlipWords::bureau).orElse("");
  }

  /** On the outside, label by label: whose it is and what it belongs to. */
  static Map<String, String> outside(Slip slip) {
    Map<String, String> lines = new LinkedHashMap<>();
    SlipWords words = slip.words();
    if (words != null) {
      lines.put("持有人", words.holder());
      if (words.certificateName() != null) {
        lines.put("证书名称", words.certificateName());
      }
    }
    int attempt = slip.job().lastIndexOf('-');
    if (words != null && attempt > 0) {
      lines.put("受理号", slip.job().substring(0, attempt));
    }
    lines.put("信封号", slip.job());
    lines.put("芯片号", slip.chip());
    lines.put("打印时间", MINUTE.format(slip.printedAt()));
    return lines;
  }

  static String handOver() {
    return "请当面核对信封完好、芯片号与介质相符；此前的信封作废。";
  }
}
