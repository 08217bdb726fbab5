package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.console.Accounts.Account;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One Chromium, 1280 × 720, before a bureau. Waits for what it looks for, never for a time. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_STOPS = 250;
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final ChromeDriver driver;
  private final String url;
  private final Accessibility accessibility;
  private final Effort effort;

  /**
   * @param url where the bureau answers, without a final slash
   */
  Browser(String url) {
    this.url = url;
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", "google-chrome", "chromium-browser"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--lang=zh-CN",
        "--window-size=1280,720");
    LoggingPreferences heard = new LoggingPreferences();
    heard.enable(LogType.BROWSER, Level.WARNING);
    options.setCapability("goog:loggingPrefs", heard);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .build(),
            options);
    accessibility = new Accessibility(driver);
    accessibility.window(1280, 720);
    effort = new Effort(driver);
  }

  private static File program(String... names) {
    return Arrays.stream(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not installed: " + String.join(", ", names)))
        .toFile();
  }

  // ---- with the mouse

  /** Presses in the midst of something, moves that far and lets go. */
  void drag(String css, int right, int down) {
    new Actions(driver)
        .moveToElement(see(css))
        .clickAndHold()
        .moveByOffset(right, down)
        .release()
        .perform();
  }

  // ---- coming and going

  /** Forgets who was here, and logs somebody else in. */
  void logIn(Account account) {
    forget();
    tryToLogIn(account.name(), account.password());
    await("the page behind the login", () -> !path().startsWith("/login.xhtml"));
    see("main");
  }

  /** Fills in the login and sends it. */
  void tryToLogIn(String name, String password) {
    open("/login.xhtml");
    type("[id='f:name']", name);
    type("[id='f:password']", password);
    leaveBy(() -> see("[id='f:password']").sendKeys(Keys.ENTER));
  }

  /** As a browser that was never here. */
  void forget() {
    driver.manage().deleteAllCookies();
  }

  void open(String path) {
    driver.get(url + path);
    await("the page as it was left", this::isReady);
    look();
  }

  /** A layer that is open belongs to the kind: it hides what is below. */
  private void look() {
    if (has("main") && has("link[href*='bureau.css']")) {
      String page = path().replaceFirst("[?#].*", "");
      accessibility.look(
          String.valueOf(
              script(
                  """
                  const page = document.documentElement;
                  const heading = document.querySelector('main h1');
                  const step = document.querySelector('main [aria-current=step]');
                  return [arguments[0], page.lang, heading && heading.className, step && step.textContent.trim(),
                    document.querySelector('.errs') ? 'refused' : ''].filter(x => x).join(' ');
                  """,
                  page)));
    }
  }

  /** What was put aside is put back, where the page puts something back. */
  private boolean isReady() {
    return Boolean.TRUE.equals(
        script(
            "return document.readyState === 'complete'"
                + " && !document.documentElement.dataset.old"
                + " && (!window.keep || !!document.documentElement.dataset.ready);"));
  }

  /** Loads the page anew. */
  void reload() {
    leaveBy(() -> driver.navigate().refresh());
  }

  /** To the page before. */
  void back() {
    leaveBy(() -> driver.navigate().back());
  }

  /** Takes the network away, or gives it back. */
  void network(boolean there) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", !there, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Lets nothing through from addresses like these, and all from others. */
  void withhold(String... addresses) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
  }

  /** To a whole address, as it stands in a link. */
  void go(String address) {
    driver.get(address);
  }

  String path() {
    String at = driver.getCurrentUrl();
    return at.startsWith(url) ? at.substring(url.length()) : at;
  }

  // ---- looking

  WebElement see(String css) {
    return waiting()
        .withMessage(() -> "nothing like " + css + " on " + path() + ":\n" + text("body"))
        .until(
            there ->
                there.findElements(By.cssSelector(css)).stream()
                    .filter(Browser::isShown)
                    .findFirst()
                    .orElse(null));
  }

  private static boolean isShown(WebElement element) {
    try {
      return element.isDisplayed();
    } catch (StaleElementReferenceException redrawn) {
      return false;
    }
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  boolean has(String css) {
    return !all(css).isEmpty();
  }

  String text(String css) {
    return String.valueOf(
        script(
            "const e = document.querySelector(arguments[0]); return e ? e.innerText.trim() : '';",
            css));
  }

  /** The texts of all that match. */
  List<String> texts(String css) {
    return all(css).stream().map(WebElement::getText).toList();
  }

  String attribute(String css, String name) {
    return see(css).getDomProperty(name);
  }

  List<String> attributes(String css, String name) {
    return all(css).stream().map(element -> element.getDomProperty(name)).toList();
  }

  String id(String css) {
    return attribute(css, "id");
  }

  /** Which element has the focus, by its ID. */
  String focused() {
    return driver.switchTo().activeElement().getDomProperty("id");
  }

  /** Whether something like that has the focus. */
  boolean focusedIs(String css) {
    return Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0]);", css));
  }

  String value(String css) {
    return String.valueOf(script("return document.querySelector(arguments[0]).value;", css));
  }

  void awaitText(String css, String part) {
    waiting()
        .withMessage(() -> css + " never said “" + part + "” but:\n" + text(css))
        .until(there -> text(css).contains(part));
  }

  void await(String what, BooleanSupplier holds) {
    waiting().withMessage(() -> what + "; now at " + path()).until(there -> holds.getAsBoolean());
  }

  private WebDriverWait waiting() {
    return new Patient(driver);
  }

  /** Pages are redrawn in parts: what was just found may have been exchanged. */
  private static final class Patient extends WebDriverWait {
    private Patient(WebDriver driver) {
      super(driver, PATIENCE, GLANCE);
      ignoring(StaleElementReferenceException.class);
    }
  }

  // ---- doing

  /** Clicks as soon as nothing moves or lies above it any more. */
  void click(String css) {
    see(css);
    waiting()
        .withMessage(() -> css + " cannot be clicked on " + path())
        .ignoring(ElementNotInteractableException.class)
        .until(
            there -> {
              WebElement element = see(css);
              script("arguments[0].scrollIntoView({block: 'center'});", element);
              element.click();
              return true;
            });
  }

  /** Clicks, unless the page was faster and something else is open above it. */
  void clickUnless(String open, String css) {
    waiting()
        .withMessage(() -> "neither " + open + " nor " + css + " on " + path())
        .ignoring(ElementNotInteractableException.class)
        .until(
            there -> {
              if (!has(open)) {
                see(css).click();
              }
              return true;
            });
  }

  void type(String css, String text) {
    WebElement field = see(css);
    field.clear();
    field.sendKeys(text);
  }

  /** Presses keys where the focus is; returns when a tile that a digit presses was pressed. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
    await("the tile's own time", () -> !has(".pressing"));
  }

  /** Presses what opens the system's own choice of files, which is no page's, and chooses there. */
  void pickFiles(CharSequence keys, String field, List<Path> files) {
    driver.executeCdpCommand("Page.setInterceptFileChooserDialog", Map.of("enabled", true));
    try {
      press(keys);
      driver
          .findElement(By.cssSelector(field))
          .sendKeys(files.stream().map(Path::toString).collect(Collectors.joining("\n")));
    } finally {
      driver.executeCdpCommand("Page.setInterceptFileChooserDialog", Map.of("enabled", false));
    }
  }

  /** Presses keys on what is shown there, as if one had gone to it by Tab. */
  void pressOn(String css, CharSequence... keys) {
    script("arguments[0].focus();", see(css));
    press(keys);
  }

  /** Goes on by Tab until something like that has the focus. */
  void tabTo(String css) {
    for (int i = 0; i < MOST_STOPS; i++) {
      if (focusedIs(css)) {
        return;
      }
      // not to the element: a field for files would take it for a name
      new Actions(driver).sendKeys(Keys.TAB).perform();
    }
    throw new AssertionError("nobody comes to " + css + " by Tab on " + path());
  }

  /** The page's main button by its key; where it asks first, the answer is yes. */
  void meanMain(Runnable before) {
    boolean asks =
        Boolean.TRUE.equals(
            script(
                "return !!document.querySelector('main .key-main:not(:disabled)').dataset.ask;"));
    if (!asks) {
      before.run();
    }
    press(Keys.chord(Keys.CONTROL, Keys.ENTER));
    if (asks) {
      see("#sure [data-act=sure]");
      before.run();
      press(Keys.TAB);
      press(Keys.ENTER);
    }
  }

  /** The same key once more, unless the page has gone already: the next one is not meant. */
  void meanMainAgain() {
    script(
        """
        if (document.documentElement.dataset.old) {
          document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true}));
        }
        """);
  }

  /**
   * A finger is slower than the lock of what is put aside, and a script is not: between a key and
   * its box lie some thousandths of a second in which nobody loads a page anew (ADR 20).
   */
  void pause() {
    ((JavascriptExecutor) driver)
        .executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            setTimeout(() => window.keep ? window.keep.aside().then(() => done()) : done());
            """);
  }

  /** Everything that stands in the page's fields, by their names, and the scans beside them. */
  String typed() {
    Object fields =
        script(
            """
            const fields = [...document.querySelectorAll('main form[method=post] :is(input,textarea,select)')];
            return fields
              .filter(f => f.name && !/^jakarta|^(f|s|r)$|_(focus|filter|activeIndex)$/.test(f.name))
              .filter(f => f.type !== 'hidden' || f.dataset.keep)
              .map(f => f.name + '=' + (/checkbox|radio/.test(f.type) ? f.value + ':' + f.checked : f.value))
              .concat([...document.querySelectorAll('.thumb a')].map(a => a.pathname))
              .join(' ');
            """);
    return String.valueOf(fields);
  }

  /** Does something in a second tab of the same session, and comes back to the first. */
  void inAnotherTab(Consumer<String> deed) {
    String first = driver.getWindowHandle();
    String path = path();
    driver.switchTo().newWindow(WindowType.TAB);
    deed.accept(path);
    driver.close();
    driver.switchTo().window(first);
  }

  /** Does what leads to another page, and returns when that is there. */
  void leaveBy(Runnable deed) {
    script(
        """
        const page = document.documentElement;
        page.dataset.old = 'old';
        // a page to which one comes back may be the very same, as it was left
        addEventListener('pageshow', shown => shown.persisted && delete page.dataset.old);
        """);
    Instant begun = Instant.now();
    deed.run();
    await("another page", this::isReady);
    effort.waited(Duration.between(begun, Instant.now()));
    look();
  }

  /**
   * Follows a link to another page, or a button with an impatient finger: it is pressed twice, the
   * second time only where the page is still there.
   */
  void follow(String css) {
    leaveBy(
        () -> {
          click(css);
          script(
              """
              const pressed = document.documentElement.dataset.old && document.querySelector(arguments[0]);
              if (pressed && pressed.tagName === 'BUTTON') {
                pressed.click();
              }
              """,
              css);
        });
  }

  /** Presses a button that asks first, and means it. */
  void followAsked(String css) {
    click(css);
    see("#sure [data-act=sure]");
    follow("#sure [data-act=sure]");
  }

  /** Does what redraws a part of the page, and returns when that is done. */
  void redrawBy(Runnable deed) {
    deed.run();
    await(
        "the end of the page's own requests",
        () -> Boolean.TRUE.equals(script("return PrimeFaces.ajax.Queue.isEmpty();")));
  }

  /**
   * Chooses from a menu by the value behind the entry, through the widget: its panel moves while it
   * opens and goes when the page scrolls, so that a click may miss it.
   */
  void choose(String menu, String value) {
    WebElement shown = see(menu);
    redrawBy(
        () ->
            script(
                "const menu = PrimeFaces.getWidgetById(arguments[0]); menu.selectValue(arguments[1]);"
                    + " menu.triggerChange();",
                shown.getDomProperty("id"),
                value));
    await("the choice of " + value, () -> value.equals(this.value(menu + " select")));
  }

  /** Drops a file on an element, as from a folder beside the browser. */
  void drop(String css, String name, String mediaType, byte[] content) {
    script(
        """
        const bytes = Uint8Array.from(atob(arguments[3]), c => c.charCodeAt(0));
        const load = new DataTransfer();
        load.items.add(new File([bytes], arguments[1], {type: arguments[2]}));
        const target = document.querySelector(arguments[0]);
        for (const kind of ['dragenter', 'dragover', 'drop']) {
          target.dispatchEvent(
            new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: load}));
        }
        """,
        css,
        name,
        mediaType,
        Base64.getEncoder().encodeToString(content));
  }

  /** What a link of the page brings: status and body. */
  Download download(String address) {
    Object answer =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            fetch(arguments[0]).then(async a =>
              done([a.status, a.headers.get('Content-Type'), await a.text()]));
            """,
            address);
    List<?> parts = (List<?>) answer;
    return new Download(
        ((Number) parts.get(0)).intValue(),
        String.valueOf(parts.get(1)),
        String.valueOf(parts.get(2)));
  }

  /** What came by a link. */
  record Download(int status, String mediaType, String text) {}

  Object script(String code, Object... values) {
    return ((JavascriptExecutor) driver).executeScript(code, values);
  }

  /** What all this costs. */
  Effort effort() {
    return effort;
  }

  // ---- what must not be

  /** Warnings and errors of pages since the last call. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What sticks out of the window or of its card, to the right. */
  List<String> overflows() {
    return ((List<?>)
            script(
                """
                const out = [];
                const page = document.documentElement;
                if (page.scrollWidth > page.clientWidth) {
                  out.push('page ' + page.scrollWidth);
                }
                for (const card of document.querySelectorAll('.card')) {
                  const edge = card.getBoundingClientRect().right + 1;
                  for (const part of card.querySelectorAll('table, header, footer, .in')) {
                    if (part.getBoundingClientRect().right > edge) {
                      out.push(part.tagName + ' ' + part.className);
                    }
                  }
                }
                return out;
                """))
        .stream().map(String::valueOf).toList();
  }

  /** Ends, and tells what keeps people from the pages that were seen. */
  @Override
  public void close() {
    driver.quit();
    assertThat(accessibility.found()).as("what is in people's way").isEmpty();
  }
}
