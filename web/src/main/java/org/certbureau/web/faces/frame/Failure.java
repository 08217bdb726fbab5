package org.certbureau.web.faces.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.ErrorPage;
import org.certbureau.web.faces.words.Words;

/** What a page says that could not be shown: a sentence, and a reference for what was logged. */
@Named
@RequestScoped
public class Failure {
  static final String PATH = "/failure.xhtml";
  static final String SHOWN = "bureau.failure";
  private static final Set<Integer> TOLD = Set.of(403, 404, 409, 422, 429, 500);

  @Inject private HttpServletRequest request;
  @Inject private Words say;

  /**
   * What went wrong.
   *
   * @param detail the sentence for it, or null for the status's own
   * @param reference under which it was logged, or null
   */
  record Shown(int status, String detail, String reference) {}

  private Shown shown() {
    if (request.getAttribute(SHOWN) instanceof Shown known) {
      return known;
    }
    if (request.getAttribute(ErrorPage.ANSWER) instanceof Answer answer) {
      return new Shown(
          answer.status(), answer.reference() == null ? answer.detail() : null, answer.reference());
    }
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
      return new Shown(status, null, (String) request.getAttribute(ErrorPage.REFERENCE));
    }
    return new Shown(HttpServletResponse.SC_NOT_FOUND, null, null);
  }

  public int getStatus() {
    int status = shown().status();
    return TOLD.contains(status) ? status : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  public String getTitle() {
    return say.of("failure." + getStatus());
  }

  public String getDetail() {
    return shown().detail() == null
        ? say.of("failure." + getStatus() + ".detail")
        : shown().detail();
  }

  public String getReference() {
    return shown().reference();
  }

  /** All of it in one line, for a script to show. */
  String getWhole() {
    return getReference() == null
        ? getDetail()
        : getDetail() + " " + say.of("failure.reference", getReference());
  }
}
