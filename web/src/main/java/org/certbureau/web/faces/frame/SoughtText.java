package org.certbureau.web.faces.frame;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.inject.Named;
import org.certbureau.application.finding.SoughtDesk;
import org.certbureau.kernel.FreeText;

/**
 * What was typed into a search, as the parameter of an address: {@code <f:viewParam name="text"
 * value="…" converter="#{soughtText}"/>}. A person's name or number never stands there as it is.
 */
@Named
@RequestScoped
public class SoughtText implements Converter<String> {
  @EJB private SoughtDesk desk;

  @Override
  public String getAsObject(FacesContext faces, UIComponent component, String addressed) {
    return desk.typed(addressed).orElse(null);
  }

  @Override
  public String getAsString(FacesContext faces, UIComponent component, String text) {
    return addressed(text);
  }

  /** For a parameter that a page writes itself. */
  public String addressed(String text) {
    return FreeText.cleaned(text).isEmpty() ? "" : desk.addressed(text.strip());
  }
}
