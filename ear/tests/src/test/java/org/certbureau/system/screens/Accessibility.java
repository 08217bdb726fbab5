package org.certbureau.system.screens;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Looks at each page that a browser test comes to, once a run for each kind: what axe-core finds
 * against WCAG 2.1 A and AA, whether 1280 pixels at 200 % are wide enough (WCAG 1.4.10), and
 * whether each ID is one element's.
 */
final class Accessibility {
  private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
  private static final Set<String> SEEN = new HashSet<>();

  private final ChromeDriver driver;
  private final List<String> found = new ArrayList<>();

  Accessibility(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Looks at the page that is there, unless one of its kind was seen.
   *
   * @param kind what makes a page differ from others: its path, its heading, its language
   */
  void look(String kind) {
    synchronized (SEEN) {
      if (!SEEN.add(kind)) {
        return;
      }
    }
    for (Rule broken :
        new AxeBuilder().setLegacyMode(true).withTags(LEVELS).analyze(driver).getViolations()) {
      broken
          .getNodes()
          .forEach(
              node ->
                  found.add(
                      "%s: %s (%s): %s"
                          .formatted(kind, broken.getHelp(), broken.getId(), node.getHtml())));
    }
    doubled().forEach(id -> found.add(kind + ": more than one has the ID " + id));
    List<String> wide = atTwiceTheSize();
    wide.forEach(part -> found.add(kind + ": wider than 640 pixels: " + part));
  }

  /** Whoever looks for one of them gets the first. */
  private List<String> doubled() {
    return texts(
        """
        const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
        return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
        """);
  }

  private List<String> atTwiceTheSize() {
    window(640, 360);
    try {
      return texts(
          """
                      const page = document.documentElement;
                      const edge = page.clientWidth;
                      if (page.scrollWidth <= edge) {
                        return [];
                      }
                      const wide = [...document.querySelectorAll('body *')]
                        .filter(e => e.getBoundingClientRect().right > edge + 1)
                        .slice(0, 5)
                        .map(e => e.outerHTML.slice(0, 120));
                      return ['page ' + page.scrollWidth, ...wide];
                      """);
    } finally {
      window(1280, 720);
    }
  }

  private List<String> texts(String script) {
    return ((List<?>) ((JavascriptExecutor) driver).executeScript(script))
        .stream().map(String::valueOf).toList();
  }

  /** The window's edges do not count. */
  void window(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** All that was found in this browser. */
  List<String> found() {
    return List.copyOf(found);
  }
}
