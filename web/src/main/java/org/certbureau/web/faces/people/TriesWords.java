package org.certbureau.web.faces.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.staff.people.PersonState;
import org.certbureau.staff.people.PersonView;
import org.certbureau.web.faces.words.Words;

/** Wrong passwords that were typed for somebody, in words. */
@Named("triesWords")
@RequestScoped
public class TriesWords {
  @Inject private Words say;

  /** Where they were typed and what came of it; empty where there were none lately. */
  public String of(PersonView person) {
    List<String> told = new ArrayList<>();
    if (person.failures() > 0) {
      told.add(say.of("person.tries.elsewhere", person.failures()));
    }
    if (person.lockedPlaces() > 0) {
      told.add(say.of("person.tries.locked", person.lockedPlaces()));
    }
    return String.join(say.of("people.held.apart"), told);
  }

  /** The same with where the last one came from. */
  public String withLast(PersonView person) {
    String told = of(person);
    return told.isEmpty() || person.failedFrom() == null
        ? told
        : told + say.of("people.held.apart") + say.of("person.tries.last", person.failedFrom());
  }

  /** What is so beside the state that is shown first; null for nothing. */
  public PersonState also(PersonView person) {
    return person.state() == PersonState.GUESSED && person.mustChange()
        ? PersonState.TO_CHANGE
        : null;
  }
}
