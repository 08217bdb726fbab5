package org.certbureau.web.faces.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certbureau.web.door.SentByScript;
import org.primefaces.component.password.Password;

/**
 * Every form that is sent with its whole page is answered by a redirect (Post/Redirect/Get, ADR
 * 20), refused ones too: going back and loading anew never ask whether to send it again, and the
 * address keeps what the page is about. What was refused is shown by the page itself: it is built
 * as for the form, up to the point where it would act.
 */
public final class PostAnswers implements PhaseListener {
  private static final long serialVersionUID = 1L;

  /** Name of the request attribute with the form that was refused. */
  static final String REFUSED = "bureau.refused";

  /** Whether a request is a page's own, for a part of it. */
  static boolean isOfPart(HttpServletRequest request) {
    return "partial/ajax".equals(request.getHeader("Faces-Request"));
  }

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.ANY_PHASE;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    if (event.getPhaseId() == PhaseId.RENDER_RESPONSE
        && !faces.getResponseComplete()
        && "POST".equals(request(faces).getMethod())
        && !isOfPart(request(faces))) {
      redirect(faces);
    }
  }

  @Override
  public void afterPhase(PhaseEvent event) {
    FacesContext faces = event.getFacesContext();
    if (request(faces).getAttribute(REFUSED) instanceof Posts.Refused refused) {
      if (event.getPhaseId() == PhaseId.RESTORE_VIEW) {
        bean(Problems.class).repeat(refused.lines(), refused.quiet());
      } else if (event.getPhaseId() == PhaseId.UPDATE_MODEL_VALUES) {
        faces.renderResponse();
      }
    }
  }

  private static void redirect(FacesContext faces) {
    String address =
        Optional.ofNullable(SentByScript.pageOf(request(faces)))
            .orElseGet(() -> byParameters(faces));
    Problems problems = bean(Problems.class);
    String account = Sent.account(request(faces));
    Sent typed = new Sent(typed(faces));
    Posts.Refused refused =
        new Posts.Refused(
            account,
            address,
            typed.fits(account) ? typed.values() : Map.of(),
            problems.getLines(),
            problems.quietLines());
    request(faces).setAttribute(REFUSED, refused);
    if (account.isEmpty()) {
      NobodysForm.refuse(refused, (HttpServletResponse) faces.getExternalContext().getResponse());
    } else {
      bean(Posts.class).refuse(refused);
    }
    try {
      faces.getExternalContext().redirect(address);
    } catch (IOException e) {
      throw new FacesException(e);
    }
    faces.responseComplete();
  }

  private static String byParameters(FacesContext faces) {
    return faces
        .getApplication()
        .getViewHandler()
        .getRedirectURL(faces, faces.getViewRoot().getViewId(), Map.of(), true);
  }

  /** Passwords are typed again. */
  private static Map<String, List<String>> typed(FacesContext faces) {
    ExternalContext external = faces.getExternalContext();
    return external.getRequestParameterValuesMap().entrySet().stream()
        .filter(sent -> !(faces.getViewRoot().findComponent(sent.getKey()) instanceof Password))
        .collect(Collectors.toMap(Map.Entry::getKey, sent -> List.of(sent.getValue())));
  }

  private static HttpServletRequest request(FacesContext faces) {
    return (HttpServletRequest) faces.getExternalContext().getRequest();
  }

  private static <T> T bean(Class<T> type) {
    return CDI.current().select(type).get();
  }
}
