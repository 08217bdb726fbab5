package org.certbureau.system.packaging;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a page, above all the login's, as a browser would find it. */
record LoginForm(String action, Map<String, String> hidden, String html) {
  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern INPUT = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");

  private static final Pattern NONCE = Pattern.compile("csp\\.init\\('([^']+)'\\)");

  static LoginForm on(String page) {
    Map<String, String> hidden = new HashMap<>();
    Matcher input = INPUT.matcher(page);
    while (input.find()) {
      hidden.put(attribute(input.group(), "name"), attribute(input.group(), "value"));
    }
    // the page's script adds it when the form is sent
    hidden.put("primefaces.nonce", first(NONCE, page));
    return new LoginForm(first(ACTION, page).replace("&amp;", "&"), hidden, page);
  }

  /** The form of this ID on a page with several. */
  static LoginForm on(String page, String id) {
    LoginForm all = on(page);
    String form = first(Pattern.compile("(?s)(<form id=\"" + id + "\".*?</form>)"), page);
    return new LoginForm(first(ACTION, form).replace("&amp;", "&"), all.hidden(), form);
  }

  /** With every box ticked, and sent by a button. */
  Map<String, String> tickedAndSent(String button) {
    Map<String, String> fields = new HashMap<>(hidden);
    Matcher box = Pattern.compile("<input[^>]*type=\"checkbox\"[^>]*>").matcher(html);
    while (box.find()) {
      fields.put(attribute(box.group(), "name"), "on");
    }
    fields.put(named(button), "");
    return fields;
  }

  Map<String, String> filledIn(String name, String password) {
    Map<String, String> fields = new HashMap<>(hidden);
    fields.put(named("name"), name);
    fields.put(named("password"), password);
    fields.put(named("enter"), "");
    return fields;
  }

  /** The full name of the field that the form calls so. */
  private String named(String field) {
    return first(Pattern.compile("name=\"([^\"]+:" + field + ")\""), html);
  }

  private static String attribute(String element, String name) {
    return first(Pattern.compile(" " + name + "=\"([^\"]*)\""), element);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
