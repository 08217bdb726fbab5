package org.certbureau.web.faces.till;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.certbureau.web.faces.frame.Shapes;

/** What was paid just before, so that its receipt is at hand beside the next one. */
@Named
@RequestScoped
public class JustTaken {
  private String number;

  public String getNumber() {
    return number;
  }

  /** What is no case number is nothing: it stands in the address. */
  public void setNumber(String typed) {
    number = typed == null ? null : Shapes.caseNumber(typed).orElse(null);
  }
}
