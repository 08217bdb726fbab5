package org.certbureau.web.faces.certificate;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFilter;
import org.certbureau.certificate.PairPage;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.TrailedList;

/** The search for certificates: without a condition nothing is looked through. */
@Named
@RequestScoped
public class Certificates extends TrailedList {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 20;

  @EJB private PairDesk desk;
  @Inject private Problems problems;
  @Inject private FacesContext faces;

  private String text;
  private LocalDate from;
  private LocalDate until;
  private PairState state;
  private PairPage page;

  public void load() {
    if (text != null || from != null || until != null) {
      problems.none(
          () -> page = desk.search(new PairFilter(text, from, until, state), after(), ROWS));
    }
  }

  public boolean isAsked() {
    return page != null;
  }

  public List<PairView> getRows() {
    return page == null ? List.of() : page.items();
  }

  public PairState[] getStates() {
    return PairState.values();
  }

  public String search() {
    startAnew();
    if (text == null && from == null && until == null) {
      problems.add("text", "certificates.condition");
      return null;
    }
    return Links.here(faces);
  }

  public String reset() {
    text = null;
    from = null;
    until = null;
    state = null;
    startAnew();
    return Links.here(faces);
  }

  @Override
  protected Object nextKey() {
    return page == null ? null : page.next();
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null || text.isBlank() ? null : text.strip();
  }

  public LocalDate getFrom() {
    return from;
  }

  public void setFrom(LocalDate from) {
    this.from = from;
  }

  public LocalDate getUntil() {
    return until;
  }

  public void setUntil(LocalDate until) {
    this.until = until;
  }

  public PairState getState() {
    return state;
  }

  public void setState(PairState state) {
    this.state = state;
  }
}
