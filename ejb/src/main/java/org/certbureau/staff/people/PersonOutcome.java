package org.certbureau.staff.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.certbureau.staff.asked.RequestView;

/**
 * What came of something that may take two administrators.
 *
 * @param person as they stand now; null where they are not there yet
 * @param password that opens the account once, told this once; null where none arose
 * @param request that waits for a second administrator; null where none is needed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonOutcome(PersonView person, String password, RequestView request) {
  static PersonOutcome done(PersonView person, String password) {
    return new PersonOutcome(person, password, null);
  }

  static PersonOutcome asked(PersonView person, RequestView request) {
    return new PersonOutcome(person, null, request);
  }
}
