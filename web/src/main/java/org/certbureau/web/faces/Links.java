package org.certbureau.web.faces;

import jakarta.faces.context.FacesContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages about one thing; all begin at the root of the application. */
final class Links {
  private Links() {}

  static String application(String number) {
    return of(Screen.APPLICATION, "case", number);
  }

  static String acceptance(String number) {
    return of(Screen.ACCEPT, "case", number);
  }

  static String review(String number) {
    return of(Screen.REVIEW, "case", number);
  }

  static String payment(String number) {
    return of(Screen.PAYMENT, "case", number);
  }

  static String delivery(String number) {
    return of(Screen.DELIVERY, "case", number);
  }

  static String certificate(String serial) {
    return of(Screen.CERTIFICATE, "serial", serial);
  }

  static String list(String text) {
    return of(Screen.APPLICATIONS, "text", text);
  }

  /** A list as it stands, asked for anew: its view parameters go along. */
  static String here(FacesContext faces) {
    return faces.getViewRoot().getViewId() + "?faces-redirect=true&includeViewParams=true";
  }

  private static String of(Screen screen, String parameter, String value) {
    return screen.path() + '?' + parameter + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The same as the outcome of an action. */
  static String redirect(String link) {
    return link + "&faces-redirect=true";
  }
}
