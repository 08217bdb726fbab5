package org.certbureau.web.faces.words;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.certbureau.kernel.Messages;
import org.certbureau.web.door.Languages;
import org.certbureau.web.door.SentByScript;

/** The language in which a person reads the screens: Chinese until they choose. */
@Named
@RequestScoped
public class Language {
  @Inject private HttpServletRequest request;
  private Locale locale = Locale.SIMPLIFIED_CHINESE;

  @PostConstruct
  void read() {
    Languages.chosen(request).ifPresent(chosen -> locale = chosen);
  }

  public Locale getLocale() {
    return locale;
  }

  /** For the {@code lang} attribute: without it browsers pick Japanese shapes of Han characters. */
  public String getTag() {
    return locale.toLanguageTag();
  }

  public boolean isChinese() {
    return Locale.SIMPLIFIED_CHINESE.equals(locale);
  }

  /** Shows the same page at the same address in another language. */
  public String speak(String tag) throws IOException {
    locale = Messages.nearest(Locale.forLanguageTag(tag));
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext external = faces.getExternalContext();
    Languages.choose((HttpServletResponse) external.getResponse(), locale);
    String here = SentByScript.pageOf((HttpServletRequest) external.getRequest());
    if (here == null) {
      return faces.getViewRoot().getViewId() + "?faces-redirect=true&includeViewParams=true";
    }
    external.redirect(here);
    faces.responseComplete();
    return null;
  }
}
