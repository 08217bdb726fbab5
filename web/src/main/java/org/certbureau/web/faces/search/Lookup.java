package org.certbureau.web.faces.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.frame.SoughtText;

/**
 * The field in the header of every page. What is typed there is posted, never part of an address.
 */
@Named
@RequestScoped
public class Lookup {
  @Inject private SoughtText sought;

  private String text;

  /**
   * @return the page of what is found
   */
  public String look() {
    return Links.redirect(Screen.SEARCH.path() + "?q=" + sought.addressed(text));
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
