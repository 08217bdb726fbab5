package org.certbureau.station.program.pin;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How a slip is written for its printer; both are laid out for A4, folded in the middle. */
public enum SlipFormat {
  TEXT(".txt") {
    @Override
    String page(Slip slip) {
      return SlipText.of(slip);
    }
  },
  HTML(".html") {
    @Override
    String page(Slip slip) {
      return SlipHtml.of(slip);
    }
  };

  private final String ending;

  SlipFormat(String ending) {
    this.ending = ending;
  }

  String ending() {
    return ending;
  }

  abstract String page(Slip slip);

  byte[] bytes(Slip slip) {
    return page(slip).getBytes(UTF_8);
  }
}
