package org.certbureau.station.program.pin;

import java.util.stream.Collectors;

/** A slip as a page of A4 that loads nothing: the lower half, with the PIN, folds in. */
final class SlipHtml {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="zh-CN"><head><meta charset="utf-8"><title>%s</title>
      <style>
      @page { size: A4; margin: 0; }
      * { box-sizing: border-box; }
      body { margin: 0; width: 210mm; height: 296mm; color: #000; font: 12pt/1.6 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
      section { height: 148mm; padding: 20mm 25mm; }
      header { text-align: center; border-bottom: .6pt solid #000; padding-bottom: 5mm; margin-bottom: 7mm; }
      header p { margin: 0; }
      h1 { margin: 1mm 0 0 0; font-size: 22pt; letter-spacing: .3em; text-indent: .3em; font-weight: bold; }
      dl { display: grid; grid-template-columns: 30mm 1fr; row-gap: 2mm; margin: 0 0 7mm 0; }
      dt { color: #333; }
      dd { margin: 0; overflow-wrap: anywhere; }
      .inside { border-top: .8pt dashed #000; position: relative; text-align: center; padding-top: 30mm; }
      .fold { position: absolute; top: -3.2mm; left: 0; right: 0; margin: 0; font-size: 8.5pt; line-height: 6mm; }
      .fold span { background: #fff; padding: 0 3mm; }
      .pin { font: bold 24pt/1.4 "DejaVu Sans Mono", "Courier New", monospace; letter-spacing: .12em; border: .8pt solid #000; display: inline-block; padding: 3mm 8mm; margin: 3mm 0 9mm 0; }
      .inside li { list-style: none; }
      ul { margin: 0; padding: 0; }
      </style></head><body>
      <section><header>%s<h1>%s</h1></header>
      <dl>%s</dl>
      <p>%s</p></section>
      <section class="inside"><p class="fold"><span>%s</span></p>
      <div>%s</div><div class="pin">%s</div>
      <ul>%s</ul></section>
      </body></html>
      """;

  private SlipHtml() {}

  static String of(Slip slip) {
    String over = SlipLines.over(slip);
    return PAGE.formatted(
        SlipLines.TITLE,
        over.isEmpty() ? "" : "<p>" + plain(over) + "</p>",
        SlipLines.TITLE,
        SlipLines.outside(slip).entrySet().stream()
            .map(
                line ->
                    "<dt>" + plain(line.getKey()) + "</dt><dd>" + plain(line.getValue()) + "</dd>")
            .collect(Collectors.joining()),
        SlipLines.handOver(),
        SlipLines.FOLD,
        SlipLines.PIN,
        plain(slip.firstPin().digits()),
        SlipLines.ADVICE.stream()
            .map(sentence -> "<li>" + sentence + "</li>")
            .collect(Collectors.joining()));
  }

  /** A name is a name: whatever stands in it is no markup. */
  private static String plain(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
