package org.certbureau.web.faces.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.Answers;
import org.certbureau.web.door.Causes;
import org.certbureau.web.door.PlainVisit;
import org.certbureau.web.door.SentByScript;
import org.certbureau.web.faces.words.Words;
import org.primefaces.csp.CspException;

/**
 * What a person sees when something fails. A rule that refuses a step is said on the page itself,
 * beside the field it is about, and what was typed stays; a page that cannot be shown at all gives
 * way to a sentence in the same frame, with the reference of what was logged.
 */
final class PageFaults extends ExceptionHandlerWrapper {
  PageFaults(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (events.hasNext() && !isShowingFailure(faces)) {
      Throwable thrown = events.next().getContext().getException();
      events.remove();
      tell(faces, thrown);
    }
    getWrapped().handle();
  }

  /** A failure of the page that shows failures is left to the plain error page. */
  private static boolean isShowingFailure(FacesContext faces) {
    return faces.getExternalContext().getRequestMap().containsKey(Failure.SHOWN);
  }

  private static void tell(FacesContext faces, Throwable thrown) {
    if (faces.getResponseComplete()) {
      return;
    }
    if (isOutlived(thrown)) {
      openAnew(faces);
      return;
    }
    Optional<RuleViolation> violation = Causes.find(thrown, RuleViolation.class);
    boolean pageStands =
        faces.isPostback()
            && faces.getViewRoot() != null
            && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
    if (violation.isPresent() && pageStands) {
      bean(Problems.class).addAll(violation.get().problems());
      return;
    }
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    Answer answer = Answers.to(thrown, request);
    giveWay(
        faces,
        new Failure.Shown(
            answer.status(), violation.map(PageFaults::sentence).orElse(null), answer.reference()));
  }

  /** A nonce that is not the page's own belongs to a page that is gone, or to none at all. */
  private static boolean isOutlived(Throwable thrown) {
    return Causes.find(thrown, ViewExpiredException.class).isPresent()
        || Causes.find(thrown, CspException.class).isPresent();
  }

  private static String sentence(RuleViolation violation) {
    Words say = bean(Words.class);
    return violation.problems().stream().map(say::problem).collect(Collectors.joining(" "));
  }

  private static void giveWay(FacesContext faces, Failure.Shown shown) {
    ExternalContext external = faces.getExternalContext();
    if (external.isResponseCommitted()) {
      return;
    }
    try {
      external.responseReset();
      external.setResponseStatus(shown.status());
      external.getRequestMap().put(Failure.SHOWN, shown);
      if (isOfScript(faces)) {
        // the page stays as it is; its script shows the sentence above it
        external.setResponseContentType("text/plain");
        external.setResponseCharacterEncoding("UTF-8");
        external.getResponseOutputWriter().write(bean(Failure.class).getWhole());
      } else {
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        request
            .getRequestDispatcher(Failure.PATH)
            .forward(new PlainVisit(request), (HttpServletResponse) external.getResponse());
      }
    } catch (IOException | ServletException e) {
      throw new FacesException(e);
    }
    faces.responseComplete();
  }

  /** The page outlived its state: it is opened anew with its parameters; this form did nothing. */
  private static void openAnew(FacesContext faces) {
    ExternalContext external = faces.getExternalContext();
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    if (request.getUserPrincipal() == null && isOfScript(faces)) {
      external.responseReset();
      external.setResponseStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      if (request.getUserPrincipal() != null) {
        bean(Notice.class).say(bean(Words.class).of("failure.expired"));
      }
      external.setResponseHeader(SentByScript.UNDONE, "1");
      try {
        external.redirect(
            Optional.ofNullable(SentByScript.pageOf(request)).orElse(request.getRequestURI()));
      } catch (IOException e) {
        throw new FacesException(e);
      }
    }
    faces.responseComplete();
  }

  private static boolean isOfScript(FacesContext faces) {
    return faces.getPartialViewContext().isAjaxRequest()
        || SentByScript.is((HttpServletRequest) faces.getExternalContext().getRequest());
  }

  private static <T> T bean(Class<T> type) {
    return CDI.current().select(type).get();
  }
}
