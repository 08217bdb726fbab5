package org.certbureau.web.door;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.kernel.Messages;

/**
 * What is shown where nothing else can be: plain HTML for people, problem details for machines. It
 * needs none of the parts that may just have failed.
 */
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

  /** The page that says the same to whoever is logged in, with the menu beside it. */
  private static final String IN_FRAME = "/failure.xhtml";

  /** Name of the request attribute that tells that page the reference of what was logged. */
  public static final String REFERENCE = "bureau.reference";

  /** Name of the request attribute that tells that page the answer, where a door has one. */
  public static final String ANSWER = "bureau.answer";

  /**
   * Says to a person, in the bureau's own words, why a door gives out nothing.
   *
   * @param refused what the desk behind it threw
   */
  public static void refuse(
      HttpServletRequest request, HttpServletResponse response, RuntimeException refused)
      throws IOException {
    Answer answer = Answers.to(refused, request);
    request.setAttribute(ANSWER, answer);
    show(request, response, answer.status(), answer.reference());
  }

  /**
   * Says to a person, with the menu beside it where there is one, that there is nothing to see. An
   * error that is sent comes to its page when the container has forgotten who is asking.
   *
   * @param status of the answer, below 500
   */
  public static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    request.setAttribute(ANSWER, Answers.ofStatus(status, Languages.of(request)));
    show(request, response, status, null);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = Languages.of(request);
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer sent) {
      // a servlet says so of a method that it has never heard of, which is no fault of ours
      int status =
          sent == HttpServletResponse.SC_NOT_IMPLEMENTED
              ? HttpServletResponse.SC_METHOD_NOT_ALLOWED
              : sent;
      Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      Door door = Door.asked(request);
      boolean machine = door.isForMachines();
      if (thrown == null && status < 500) {
        if (machine) {
          Reply.send(Answers.ofStatus(status, locale), door, response);
        } else {
          show(request, response, status, null);
        }
        return;
      }
      Answer answer =
          Answers.to(
              thrown == null ? new IllegalStateException("status " + status) : thrown, request);
      if (machine) {
        Reply.send(answer, door, response);
      } else {
        show(request, response, answer.status(), answer.reference());
      }
      return;
    }
    String reference = request.getParameter("reference");
    if (Faults.isReference(reference)) {
      send(response, 500, locale, reference);
    } else {
      send(response, 404, locale, null); // nothing has failed: somebody typed the address
    }
  }

  private static void show(
      HttpServletRequest request, HttpServletResponse response, int status, String reference)
      throws IOException {
    boolean known =
        request.getUserPrincipal() != null && request.getDispatcherType() != DispatcherType.ERROR;
    if (known && !response.isCommitted()) {
      response.resetBuffer();
      response.setStatus(status);
      request.setAttribute(REFERENCE, reference);
      try {
        request.getRequestDispatcher(IN_FRAME).forward(new PlainVisit(request), response);
        return;
      } catch (ServletException | IOException | RuntimeException e) {
        LOG.log(Level.WARNING, "the frame could not be shown around an error", e);
      }
    }
    send(response, status, Languages.of(request), reference, said(request));
  }

  /** Null for the sentence of the status. */
  private static String said(HttpServletRequest request) {
    return request.getAttribute(ANSWER) instanceof Answer answer && answer.reference() == null
        ? answer.detail()
        : null;
  }

  static void send(HttpServletResponse response, int status, Locale locale, String reference)
      throws IOException {
    send(response, status, locale, reference, null);
  }

  private static void send(
      HttpServletResponse response, int status, Locale locale, String reference, String said)
      throws IOException {
    String title = Messages.text(locale, "web.status-" + titled(status), List.of());
    String detail = escaped(said);
    if (detail == null) {
      detail =
          reference == null
              ? Messages.text(locale, "web.refused-" + titled(status), List.of())
              : Messages.text(locale, "web.fault", List.of(reference));
    }
    String home = Messages.text(locale, "web.home", List.of());
    byte[] page =
        """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="UTF-8"><title>%s</title>
        <link rel="stylesheet" href="/error.css"></head>
        <body><main><h1>%s</h1><p>%s</p><p><a href="/">%s</a></p></main></body></html>
        """
            .formatted(locale.toLanguageTag(), title, title, detail, home)
            .getBytes(StandardCharsets.UTF_8);
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
    response.flushBuffer();
  }

  private static String escaped(String text) {
    return text == null
        ? null
        : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static int titled(int status) {
    if (Answers.isTold(status)) {
      return status;
    }
    return status >= 500 ? 500 : 400;
  }
}
