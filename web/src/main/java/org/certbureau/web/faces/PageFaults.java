package org.certbureau.web.faces;

import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.Answers;
import org.certbureau.web.door.Causes;
import org.certbureau.web.door.ErrorPage;

/**
 * What a person sees when an action fails. A rule that refuses is said on the page itself, beside
 * the field it is about, and what was typed stays; a fault of ours leads to the error page with its
 * reference.
 */
final class PageFaults extends ExceptionHandlerWrapper {
  PageFaults(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (events.hasNext()) {
      Throwable thrown = events.next().getContext().getException();
      events.remove();
      tell(faces, thrown);
    }
    getWrapped().handle();
  }

  private static void tell(FacesContext faces, Throwable thrown) {
    if (faces.getResponseComplete()) {
      return;
    }
    if (Causes.find(thrown, ViewExpiredException.class).isPresent()) {
      startAgain(faces);
      return;
    }
    boolean pageStands =
        faces.getViewRoot() != null && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    Optional<RuleViolation> violation = Causes.find(thrown, RuleViolation.class);
    if (violation.isPresent() && pageStands) {
      violation.get().problems().forEach(problem -> show(faces, problem));
      return;
    }
    Answer answer = Answers.to(thrown, request);
    if (answer.reference() == null && pageStands) {
      faces.addMessage(null, message(answer.detail()));
    } else {
      redirect(faces, ErrorPage.pathFor(answer));
    }
  }

  private static void show(FacesContext faces, Problem problem) {
    UIViewRoot page = faces.getViewRoot();
    Locale locale = page.getLocale();
    String clientId =
        problem.field() == null ? null : input(faces, page, problem.field()).orElse(null);
    faces.addMessage(clientId, message(Messages.text(locale, problem)));
  }

  /** The input that a problem's field names by its id or by its {@code field} attribute. */
  private static Optional<String> input(FacesContext faces, UIViewRoot page, String field) {
    String[] found = new String[1];
    page.visitTree(
        VisitContext.createVisitContext(faces),
        (context, component) -> {
          if (component instanceof UIInput && isNamed(component, field)) {
            found[0] = component.getClientId(faces);
            return VisitResult.COMPLETE;
          }
          return VisitResult.ACCEPT;
        });
    return Optional.ofNullable(found[0]);
  }

  private static boolean isNamed(UIComponent component, String field) {
    return field.equals(component.getId()) || field.equals(component.getAttributes().get("field"));
  }

  private static FacesMessage message(String text) {
    return new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null);
  }

  private static void startAgain(FacesContext faces) {
    ExternalContext external = faces.getExternalContext();
    external.getFlash().setKeepMessages(true);
    faces.addMessage(
        null, message(Messages.text(external.getRequestLocale(), "web.page-expired", List.of())));
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    redirect(faces, request.getServletPath());
  }

  private static void redirect(FacesContext faces, String path) {
    ExternalContext external = faces.getExternalContext();
    try {
      if (!external.isResponseCommitted()) {
        external.responseReset();
      }
      external.redirect(external.getRequestContextPath() + path);
    } catch (IOException e) {
      throw new FacesException(e);
    }
    faces.responseComplete();
  }
}
