package org.certbureau.web.faces.frame;

import jakarta.faces.context.FacesContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages about one thing; all begin at the root of the application. */
public final class Links {
  private Links() {}

  public static String application(String number) {
    return of(Screen.APPLICATION, "case", number);
  }

  public static String acceptance(String number) {
    return of(Screen.ACCEPT, "case", number);
  }

  public static String review(String number) {
    return of(Screen.REVIEW, "case", number);
  }

  public static String payment(String number) {
    return of(Screen.PAYMENT, "case", number);
  }

  /**
   * The till with its list.
   *
   * @param number before the cashier; null for none
   * @param taken what was paid just before
   * @param trail where the list stands; null for its beginning
   */
  public static String till(String number, String taken, String trail) {
    String link = of(Screen.PAYMENT, "taken", taken);
    link = number == null ? link : link + and("case", number);
    return trail == null ? link : link + and("p", trail);
  }

  public static String delivery(String number) {
    return of(Screen.DELIVERY, "case", number);
  }

  public static String recovery(String number) {
    return of(Screen.RECOVERY, "case", number);
  }

  public static String certificate(String serial) {
    return of(Screen.CERTIFICATE, "serial", serial);
  }

  /** A list as it stands, asked for anew: its view parameters go along. */
  public static String here(FacesContext faces) {
    return faces.getViewRoot().getViewId() + "?faces-redirect=true&includeViewParams=true";
  }

  private static String of(Screen screen, String parameter, String value) {
    return screen.path() + '?' + and(parameter, value).substring(1);
  }

  private static String and(String parameter, String value) {
    return '&' + parameter + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The same as the outcome of an action. */
  public static String redirect(String link) {
    return link + "&faces-redirect=true";
  }
}
