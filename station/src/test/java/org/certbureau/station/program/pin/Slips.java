package org.certbureau.station.program.pin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a slip as its holder does. */
public final class Slips {
  private static final Pattern PIN = Pattern.compile("初始用户(?:口令|密码) (\\S+)");

  private Slips() {}

  public static Pin pin(String text) {
    Matcher pin = PIN.matcher(text);
    if (!pin.find()) {
      throw new AssertionError("no PIN on the slip");
    }
    return Pin.of(pin.group(1));
  }
}
