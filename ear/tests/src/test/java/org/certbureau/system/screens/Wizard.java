package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Somebody who fills in the acceptance (受理), step by step. */
final class Wizard {
  private static final String MAIN = ".bar .key-main";
  private static final String UNTICKED = ".ui-chkbox-box:not(.ui-state-active)";

  private final Browser browser;

  Wizard(Browser browser) {
    this.browser = browser;
  }

  /** Begins a new application; its number. */
  String begin() {
    browser.open("/accept.xhtml");
    browser.see(MAIN);
    agree();
    browser.follow(MAIN);
    browser.await("the draft's number", () -> browser.path().contains("case="));
    return browser.path().replaceFirst(".*case=([\\w-]+).*", "$1");
  }

  /** Ticks every consent of this step. */
  void agree() {
    tickAll(".consent");
  }

  /** Fills in those fields of this step that a form has values for. */
  void fillIn(Map<String, String> form) {
    form.forEach(this::fill);
  }

  /** The same without a mouse: from where the page puts the focus, field by field. */
  void fillInByKeys(Map<String, String> form) {
    browser.await("the first field", this::isInAField);
    while (isInAField()) {
      answerByKeys(form.getOrDefault(focus("e.closest('[id^=at-]').id.slice(3)"), ""));
      browser.redrawBy(() -> browser.press(Keys.TAB));
    }
  }

  /**
   * Fills in what is still open, from one such field to the next by F2; who came is read from the
   * card.
   */
  void fillInByF2(Map<String, String> form) {
    browser.await("the first field", this::isInAField);
    Set<String> done = new HashSet<>();
    for (String key = fieldHere(); isInAField() && done.add(focus("e.id")); key = fieldHere()) {
      if (key.equals("agentName") && form.containsKey("agentDocumentNumber")) {
        readTheCard(form);
      } else {
        if (focus("e.value || ''").isEmpty() || focus("e.type").equals("checkbox")) {
          answerByKeys(form.getOrDefault(key, ""));
        }
        browser.redrawBy(() -> browser.press(Keys.F2));
      }
    }
  }

  /** Name and number come as one line with Enter behind it, which leads on. */
  private void readTheCard(Map<String, String> form) {
    String card = form.get("agentName") + " " + form.get("agentDocumentNumber");
    browser.redrawBy(() -> browser.effort().byReader(() -> browser.press(card, Keys.ENTER)));
  }

  private String fieldHere() {
    return focus("(e.closest('[id^=at-]') || {id: 'at-'}).id.slice(3)");
  }

  /** Brings a pile of scans at once, each by the name of its paper. */
  void bringThePileByKeys(Path folder, byte[] picture) throws IOException {
    browser.see(".drop[data-title]:not(.shut)");
    browser.pickFiles(Keys.chord(Keys.ALT, "u"), ".key-pile", pile(folder, picture));
    browser.await(
        "every scan at its paper",
        () -> !browser.has(".drop[data-title]:not(.shut):not(:has(.thumb)), .drop .sending"));
  }

  private List<Path> pile(Path folder, byte[] picture) throws IOException {
    List<Path> files = new ArrayList<>();
    Object titles =
        browser.script(
            "return [...document.querySelectorAll('.drop[data-title]:not(.shut)')].map(d => d.dataset.title);");
    for (Object title : (List<?>) titles) {
      files.add(Files.write(folder.resolve(title + ".jpg"), picture));
    }
    return files;
  }

  /** Ticks every original as seen: the first is looked for by F2, the next comes by itself. */
  void tickOriginalsByF2() {
    String open = "[id='f:papers'] :is(.ui-chkbox input:not(:checked), .shown)";
    for (int left = browser.all(open).size(); left > 0; left = browser.all(open).size()) {
      int before = left;
      if (focus("!!e.closest('.mat td')").equals("false")) {
        browser.press(Keys.F2);
      }
      boolean one = focus("!!e.closest('.shown')").equals("true");
      browser.redrawBy(
          () ->
              browser.press(
                  one
                      ? new CharSequence[] {Keys.ARROW_DOWN, Keys.TAB}
                      : new CharSequence[] {Keys.SPACE}));
      browser.await("one more original", () -> browser.all(open).size() < before);
      browser.await(
          "the next",
          () -> browser.all(open).isEmpty() || focus("!!e.closest('.mat td')").equals("true"));
    }
  }

  /** Agrees where the page leads to what is still to be agreed to. */
  void agreeByF2() {
    for (int left = unticked(".consent"); left > 0; left = unticked(".consent")) {
      int before = left;
      browser.press(Keys.F2);
      assertThat(browser.focusedIs(".consent input:not(:checked)")).as("what F2 leads to").isTrue();
      browser.redrawBy(() -> browser.press(Keys.SPACE));
      browser.await("one more tick", () -> unticked(".consent") < before);
    }
  }

  private boolean isInAField() {
    return focus("!!e.closest('form.sheet .form-grid [id^=at-]')").equals("true");
  }

  private void answerByKeys(String value) {
    String chosen = "e.closest('.ui-selectonemenu').querySelector('select').value";
    switch (focus("e.closest('.ui-selectonemenu') ? 'menu' : e.type")) {
      case "text" -> {
        // beside choices it is for what is none of them
        if (focus("!!e.closest('[id^=at-]').querySelector('[type=checkbox]')").equals("false")) {
          browser.press(value);
        }
      }
      case "menu" -> {
        for (int i = 0; !value.isEmpty() && !focus(chosen).equals(value) && i < 40; i++) {
          browser.press(Keys.ARROW_DOWN);
        }
      }
      case "checkbox" -> {
        String code = focus("e.value === 'on' ? 'true' : e.value");
        boolean wanted = List.of(value.split(",")).contains(code);
        if (wanted && focus("e.checked").equals("false")) {
          browser.press(Keys.SPACE);
        }
      }
      default -> {
        // a radio stands as the policy has it
      }
    }
  }

  /** Something about the element that has the focus. */
  private String focus(String expression) {
    return String.valueOf(
        browser.script("const e = document.activeElement; return " + expression + ";"));
  }

  private void fill(String key, String value) {
    String field = "[id='at-" + key + "'] ";
    if (browser.has(field + "input[type=text]") && !browser.has(field + ".ui-selectonemenu")) {
      browser.type(field + "input[type=text]", value);
    } else if (browser.has(field + "select")) {
      browser.choose(field + ".ui-selectonemenu", value);
    } else {
      for (String code : value.split(",")) {
        tick(field, code);
      }
    }
  }

  private void tick(String field, String code) {
    Object box =
        browser.script(
            """
            const input = [...document.querySelectorAll(arguments[0] + 'input')]
              .find(i => i.value === arguments[1] || (i.type === 'checkbox' && arguments[1] === 'true'));
            return input && !input.checked
              ? input.closest('.ui-chkbox, .ui-radiobutton').querySelector('[class*=-box]') : null;
            """,
            field,
            code);
    if (box != null) {
      browser.redrawBy(((WebElement) box)::click);
    }
  }

  /** Ticks every consent of this step, without a mouse. */
  void agreeByKeys() {
    tickAllByKeys(".consent");
  }

  /** Brings a scan to every row that waits for one, without a mouse. */
  void bringScansByKeys(Path scan) {
    for (int i = 0; i < browser.all("[id='f:papers_data'] > tr").size(); i++) {
      String row = "tr[data-ri='" + i + "'] .drop";
      if (browser.has(row)) {
        browser.tabTo(row + " input[type=file]");
        browser.press(scan.toString());
        browser.see(row + " .thumb img[src*=small]");
      }
    }
  }

  /** Ticks every original as seen, without a mouse; of several documents, the first was shown. */
  void tickOriginalsByKeys() {
    String papers = "[id='f:papers']";
    tickAllByKeys(papers);
    String open = papers + " .shown";
    for (int left = browser.all(open).size(); left > 0; left = browser.all(open).size()) {
      int before = left;
      browser.tabTo(open + ", " + open + " *");
      browser.redrawBy(() -> browser.press(Keys.ARROW_DOWN, Keys.TAB));
      browser.await("one more document", () -> browser.all(open).size() < before);
    }
  }

  /** Holds the scanner to a token: it types the chip's serial and ends with Enter. */
  void scanChipByKeys(String chip) {
    browser.tabTo(".scan-chip input");
    browser.redrawBy(() -> browser.press(chip, Keys.ENTER));
  }

  private void tickAllByKeys(String where) {
    String open = where + " input[type=checkbox]:not(:checked)";
    for (int left = unticked(where); left > 0; left = unticked(where)) {
      int before = left;
      browser.tabTo(open);
      browser.redrawBy(() -> browser.press(Keys.SPACE));
      browser.await("one more tick", () -> unticked(where) < before);
    }
  }

  private void tickAll(String where) {
    for (int left = unticked(where); left > 0; left = unticked(where)) {
      int before = left;
      browser.redrawBy(() -> browser.click(where + " " + UNTICKED));
      browser.await("one more tick", () -> unticked(where) < before);
    }
  }

  private int unticked(String where) {
    return browser.all(where + " " + UNTICKED).size();
  }
}
