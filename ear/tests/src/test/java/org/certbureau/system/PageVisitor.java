package org.certbureau.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.console.Accounts.Account;

/** Somebody who is logged in and sends forms as a page's script would, without a browser. */
public final class PageVisitor {
  private static final Pattern COOKIE = Pattern.compile("BUREAU=([^;]+)");
  private static final Pattern NONCE = Pattern.compile("csp\\.init\\('([^']+)'\\)");
  private static final Pattern FORM = Pattern.compile("(?s)<form id=\"([^\"]+)\".*?</form>");
  private static final Pattern FIELD = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern BUTTON = Pattern.compile("<button\\b[^>]*>");
  private static final Pattern CHOSEN =
      Pattern.compile("(?s)<select\\b[^>]*>.*?<option[^>]*selected=\"selected\"[^>]*>");

  private final Visitor visitor;
  private final String session;

  /** A form of a page, as it came. */
  private record Form(String address, Map<String, String> fields, String html) {}

  private PageVisitor(Visitor visitor, String session) {
    this.visitor = visitor;
    this.session = session;
  }

  /** Somebody behind the login. */
  public static PageVisitor loggedIn(Visitor visitor, Account account) {
    HttpResponse<String> page = visitor.get("/login.xhtml");
    PageVisitor outside = new PageVisitor(visitor, "none");
    Form form = forms(page.body()).get("f");
    Map<String, String> fields = new HashMap<>(form.fields());
    fields.put("f:name", account.name());
    fields.put("f:password", account.password());
    fields.put("f:enter", "");
    HttpResponse<String> in = outside.post(form.address(), "/login.xhtml", fields);
    assertThat(Visitor.header(in, "Bureau-Go")).as(account.name()).doesNotContain("login");
    return new PageVisitor(visitor, cookieOf(in));
  }

  /** A page of the intranet. */
  public HttpResponse<String> open(String path) {
    return visitor.get(path, "Cookie", "BUREAU=" + session);
  }

  /** The pages of this person's menu. */
  public List<String> menu(String page) {
    Matcher nav = Pattern.compile("(?s)<div id=\"menu\">(.*?)</nav>").matcher(open(page).body());
    assertThat(nav.find()).as("a menu on " + page).isTrue();
    return Pattern.compile("href=\"(/[^\"]+)\"")
        .matcher(nav.group(1))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The buttons of a page that send all of it, by form and name; the frame's own left out. */
  public List<String> buttons(String path) {
    String page = open(path).body();
    return forms(page).values().stream()
        .flatMap(form -> BUTTON.matcher(form.html()).results())
        .map(MatchResult::group)
        .filter(button -> attribute(button, "type").equals("submit"))
        .map(button -> attribute(button, "name"))
        // what a script has been told to send is sent in part
        .filter(button -> !page.contains("'" + button + "','onclick'"))
        .toList();
  }

  /**
   * Presses a button with an impatient finger: the same form is sent twice.
   *
   * @param typed what is filled in before, by the names of fields; others are left
   * @return the page that the form led to
   */
  public String pressTwice(String path, String button, Map<String, String> typed) {
    Form form = formWith(path, button);
    return pressedTwice(path, button, List.of(form, form), typed);
  }

  /** The same on two pages that were opened before, as in two tabs. */
  public String pressOnTwoPages(String path, String button, Map<String, String> typed) {
    return pressedTwice(
        path, button, List.of(formWith(path, button), formWith(path, button)), typed);
  }

  private Form formWith(String path, String button) {
    return forms(open(path).body()).get(button.substring(0, button.indexOf(':')));
  }

  private String pressedTwice(
      String path, String button, List<Form> forms, Map<String, String> typed) {
    String first = pressed(path, button, forms.get(0), typed);
    String second = pressed(path, button, forms.get(1), typed);
    assertThat(outcome(second))
        .as("%s of %s, pressed twice", button, path)
        .isEqualTo(outcome(first));
    return second;
  }

  private String pressed(String path, String button, Form form, Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>(form.fields());
    typed.forEach((name, value) -> fields.computeIfPresent(name, (same, old) -> value));
    fields.put(button, "");
    HttpResponse<String> answer = post(form.address(), path, fields);
    assertThat(answer.statusCode()).as("%s of %s", button, path).isEqualTo(204);
    HttpResponse<String> page = open(Visitor.header(answer, "Bureau-Go"));
    assertThat(page.statusCode()).as("behind %s of %s", button, path).isEqualTo(200);
    return page.body();
  }

  /** What a page tells of the form before it. */
  private static List<String> outcome(String page) {
    return Pattern.compile("(?s)<div class=\"(?:said|errs)\".*?</div>")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private HttpResponse<String> post(String address, String from, Map<String, String> fields) {
    return visitor.postForm(
        address,
        fields,
        "Cookie",
        "BUREAU=" + session,
        "Origin",
        visitor.url(),
        "Referer",
        visitor.url() + from,
        "Bureau-Post",
        "script");
  }

  private static Map<String, Form> forms(String page) {
    Map<String, Form> forms = new HashMap<>();
    Matcher found = FORM.matcher(page);
    while (found.find()) {
      if (found.group().contains("jakarta.faces.ViewState")) {
        forms.put(found.group(1), form(found.group(), page));
      }
    }
    return forms;
  }

  private static Form form(String html, String page) {
    Map<String, String> fields = new HashMap<>();
    FIELD
        .matcher(html)
        .results()
        .map(MatchResult::group)
        .filter(field -> !attribute(field, "type").matches("submit|button|file"))
        .filter(
            field ->
                !attribute(field, "type").matches("checkbox|radio") || field.contains(" checked"))
        .forEach(field -> fields.put(attribute(field, "name"), attribute(field, "value")));
    CHOSEN
        .matcher(html)
        .results()
        .map(MatchResult::group)
        .forEach(
            menu ->
                fields.put(
                    attribute(menu, "name"),
                    attribute(menu.substring(menu.lastIndexOf("<option")), "value")));
    Pattern.compile("<textarea\\b[^>]*>")
        .matcher(html)
        .results()
        .forEach(area -> fields.put(attribute(area.group(), "name"), ""));
    Matcher nonce = NONCE.matcher(page);
    if (nonce.find()) {
      fields.put("primefaces.nonce", nonce.group(1));
    }
    return new Form(attribute(html, "action").replace("&amp;", "&"), fields, html);
  }

  private static String attribute(String element, String name) {
    Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(element);
    return value.find() ? value.group(1) : "";
  }

  private static String cookieOf(HttpResponse<?> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .map(COOKIE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
