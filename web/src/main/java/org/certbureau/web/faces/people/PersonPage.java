package org.certbureau.web.faces.people;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.staff.Roles;
import org.certbureau.staff.people.Duty;
import org.certbureau.staff.people.PeopleDesk;
import org.certbureau.staff.people.PersonOutcome;
import org.certbureau.staff.people.PersonSheet;
import org.certbureau.staff.people.PersonView;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/** Somebody who works here: letting them in, what they may do, and their way out. */
@Named("personPage")
@ViewScoped
public class PersonPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private PeopleDesk desk;
  @EJB private PolicyDesk policies;
  @Inject private DutyWords words;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String name;
  private String newName;
  private String displayName;
  private String place;
  private boolean administrator;
  private List<RegionRow> rows;
  private transient PersonView person;
  private transient PersonOutcome outcome;
  private boolean filled;

  /** The person that the address names; without a name it is somebody new. */
  public void open() {
    if (name != null && !filled) {
      fill(getPerson());
    }
  }

  private void fill(PersonView of) {
    displayName = of.displayName();
    place = of.desk();
    administrator = of.duties().stream().anyMatch(Duty::forTheWholeHouse);
    rows = rows(of.duties());
    filled = true;
  }

  public PersonView getPerson() {
    if (person == null && name != null) {
      person = desk.of(name);
    }
    return person;
  }

  /** What can be held for a region: by its word. */
  public Map<String, String> getOffered() {
    Map<String, String> offered = new LinkedHashMap<>();
    Roles.IN_REGIONS.forEach(
        role -> offered.put(say.of("role." + role.toLowerCase(Locale.ROOT)), role));
    return offered;
  }

  /** Region by region, with what is held there. */
  public List<RegionRow> getRows() {
    if (rows == null) {
      rows = rows(List.of());
    }
    return rows;
  }

  private List<RegionRow> rows(List<Duty> duties) {
    List<RegionRow> all = new ArrayList<>();
    for (RegionCode region : policies.regions()) {
      RegionRow row = new RegionRow(region.value());
      row.setRoles(
          duties.stream()
              .filter(duty -> duty.region().equals(region.value()))
              .map(Duty::role)
              .toList());
      all.add(row);
    }
    return all;
  }

  public String nameOf(RegionRow row) {
    return words.region(row.region);
  }

  /** What is held for a region. */
  public static class RegionRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String region;
    private ArrayList<String> roles = new ArrayList<>();

    RegionRow(String region) {
      this.region = region;
    }

    public List<String> getRoles() {
      return roles;
    }

    public void setRoles(List<String> roles) {
      this.roles = roles == null ? new ArrayList<>() : new ArrayList<>(roles);
    }
  }

  private PersonSheet sheet() {
    List<Duty> duties = new ArrayList<>();
    if (administrator) {
      duties.add(new Duty(Roles.ADMIN, "*"));
    }
    for (RegionRow row : getRows()) {
      row.roles.forEach(role -> duties.add(new Duty(role, row.region)));
    }
    return new PersonSheet(displayName, place, duties);
  }

  /** Lets somebody in, or asks for it; the form is free for the next one. */
  public void create() {
    if (done(() -> outcome = desk.create(newName, sheet())) && outcome.request() == null) {
      notice.say(say.of("person.created", newName));
    }
    if (outcome != null) {
      newName = null;
      displayName = null;
      place = null;
      administrator = false;
      rows = null;
    }
  }

  public void change() {
    if (done(() -> outcome = desk.change(name, sheet())) && outcome.request() == null) {
      notice.say(say.of("person.changed", name));
    }
  }

  public void resetPassword() {
    done(() -> outcome = desk.resetPassword(name));
  }

  public void disable() {
    if (done(() -> desk.disable(name))) {
      notice.say(say.of("person.disabled", name));
    }
  }

  public void enable() {
    if (done(() -> desk.enable(name))) {
      notice.say(say.of("person.enabled", name));
    }
  }

  public void unlock() {
    if (done(() -> desk.unlock(name))) {
      notice.say(say.of("person.unlocked", name));
    }
  }

  private boolean done(Runnable deed) {
    outcome = null;
    person = null;
    frame.countAnew();
    return problems.none(deed);
  }

  /** What came of the last act: a password to hand over, or a request; null for neither. */
  public PersonOutcome getOutcome() {
    return outcome;
  }

  /** Whose password it is. */
  public String getWhose() {
    return outcome == null || outcome.person() == null ? name : outcome.person().name();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null || name.isBlank() ? null : name.strip();
  }

  public String getNewName() {
    return newName;
  }

  public void setNewName(String newName) {
    this.newName = newName;
  }

  public String getDisplayName() {
    return displayName;
  }

  public void setDisplayName(String displayName) {
    this.displayName = displayName;
  }

  /** Code of the desk where they sit. */
  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place;
  }

  public boolean isAdministrator() {
    return administrator;
  }

  public void setAdministrator(boolean administrator) {
    this.administrator = administrator;
  }
}
