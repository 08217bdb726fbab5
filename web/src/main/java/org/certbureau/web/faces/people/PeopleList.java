package org.certbureau.web.faces.people;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.staff.Roles;
import org.certbureau.staff.people.PeopleDesk;
import org.certbureau.staff.people.PeopleFilter;
import org.certbureau.staff.people.PersonState;
import org.certbureau.staff.people.PersonView;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.TrailedList;
import org.certbureau.web.faces.words.Words;

/** The people who work here (人员), found by what is known of them. */
@Named("people")
@RequestScoped
public class PeopleList extends TrailedList {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 100;

  @EJB private PeopleDesk desk;
  @EJB private PolicyDesk policies;
  @Inject private DutyWords duties;
  @Inject private FacesContext faces;
  @Inject private Problems problems;
  @Inject private Words say;

  private String text;
  private String role;
  private String region;
  private PersonState state;
  private LocalDate notSince;
  private List<PersonView> page;

  /** Before anything is shown, so that what is refused stands above the list. */
  public void load() {
    page();
  }

  public List<PersonView> getRows() {
    return page().subList(0, Math.min(ROWS, page().size()));
  }

  private List<PersonView> page() {
    if (page == null) {
      page = List.of();
      if (!problems.isAny()) {
        problems.none(
            () ->
                page =
                    desk.page(
                        new PeopleFilter(text, role, region, state, notSince), after(), ROWS + 1));
      }
    }
    return page;
  }

  @Override
  protected Object nextKey() {
    return page().size() <= ROWS ? null : page().get(ROWS - 1).name();
  }

  public String search() {
    startAnew();
    page = null;
    return Links.here(faces);
  }

  public String reset() {
    text = null;
    role = null;
    region = null;
    state = null;
    notSince = null;
    return search();
  }

  /** Roles by their words. */
  public Map<String, String> getRoles() {
    Map<String, String> offered = new LinkedHashMap<>();
    Roles.OF_PEOPLE.forEach(
        one -> offered.put(say.of("role." + one.toLowerCase(Locale.ROOT)), one));
    return offered;
  }

  /** Regions by their names. */
  public Map<String, String> getRegions() {
    Map<String, String> offered = new TreeMap<>();
    for (RegionCode code : policies.regions()) {
      offered.put(duties.region(code.value()), code.value());
    }
    return offered;
  }

  public PersonState[] getStates() {
    return PersonState.values();
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region;
  }

  public PersonState getState() {
    return state;
  }

  public void setState(PersonState state) {
    this.state = state;
  }

  public LocalDate getNotSince() {
    return notSince;
  }

  public void setNotSince(LocalDate notSince) {
    this.notSince = notSince;
  }
}
