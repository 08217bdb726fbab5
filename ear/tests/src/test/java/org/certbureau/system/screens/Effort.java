package org.certbureau.system.screens;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What a piece of work costs who does it: the keys and clicks that the page itself was given, and
 * the time spent looking at a page that goes. What a reader types is no key of a person's.
 */
final class Effort {
  private static final String COUNTER =
      """
      if (!window.effort) {
        window.effort = true;
        const add = kind => localStorage.setItem('effort.' + kind, 1 + Number(localStorage.getItem('effort.' + kind)));
        const keys = () => localStorage.getItem('effort.reader') ? 'read' : 'keys';
        addEventListener('keydown', e => e.isTrusted && !e.repeat && add(keys()), true);
        addEventListener('mousedown', e => e.isTrusted && add('clicks'), true);
      }
      """;

  private final ChromeDriver driver;
  private final List<Work> done = new ArrayList<>();
  private Duration waited = Duration.ZERO;

  Effort(ChromeDriver driver) {
    this.driver = driver;
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", COUNTER));
  }

  /** One piece of work, as it was counted. */
  record Work(String what, int clicks, int keys, int read, Duration waited) {
    @Override
    public String toString() {
      return "%s: %d clicks, %d keys, %d characters by a reader, %d ms of waiting"
          .formatted(what, clicks, keys, read, waited.toMillis());
    }
  }

  /** Some work that may fail as tests do. */
  interface Deed {
    void run() throws Exception;
  }

  /** Counts what it takes. */
  Work of(String what, Deed deed) throws Exception {
    script("for (const k of ['keys', 'clicks', 'read']) localStorage.removeItem('effort.' + k);");
    waited = Duration.ZERO;
    deed.run();
    Work work = new Work(what, count("clicks"), count("keys"), count("read"), waited);
    done.add(work);
    return work;
  }

  private int count(String kind) {
    return ((Number)
            script("return Number(localStorage.getItem('effort.' + arguments[0]) || 0);", kind))
        .intValue();
  }

  /** A card reader or scanner types. */
  void byReader(Runnable typing) {
    script("localStorage.setItem('effort.reader', 'on');");
    typing.run();
    script("localStorage.removeItem('effort.reader');");
  }

  /** Somebody looked at a page until the next was there. */
  void waited(Duration time) {
    waited = waited.plus(time);
  }

  /** All the work so far. */
  List<Work> done() {
    return List.copyOf(done);
  }

  private Object script(String code, Object... values) {
    return ((JavascriptExecutor) driver).executeScript(code, values);
  }
}
