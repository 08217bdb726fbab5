package org.certbureau.web.faces.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.calendar.Days;

/**
 * A day in a page's address. What is no day narrows nothing by guess: it is told on the page, at
 * the field where one chooses the day, and nothing is looked for.
 */
@Named
@RequestScoped
public class AddressDay implements Converter<LocalDate> {
  @Inject private Problems problems;

  @Override
  public LocalDate getAsObject(FacesContext context, UIComponent parameter, String word) {
    String day = FreeText.cleaned(word);
    if (day.isEmpty()) {
      return null;
    }
    try {
      return Days.of(day);
    } catch (DateTimeException unreadable) {
      problems.add(((UIViewParameter) parameter).getName(), "address.no-day", day);
      throw new ConverterException(new FacesMessage("no day"), unreadable);
    }
  }

  @Override
  public String getAsString(FacesContext context, UIComponent parameter, LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
