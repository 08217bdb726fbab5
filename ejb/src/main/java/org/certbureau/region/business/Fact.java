package org.certbureau.region.business;

import java.util.List;
import java.util.Locale;
import org.certbureau.kernel.Messages;

/**
 * A yes-or-no circumstance that rows of a policy may depend on. The list is closed, since each fact
 * needs somebody who establishes it; a policy that names another one is refused.
 */
public enum Fact {
  /** The certificate in question has passed its end. */
  EXPIRED(Owner.DERIVED),
  /** Today lies before the renewal window opens. */
  BEFORE_WINDOW(Owner.DERIVED),
  /** The medium is within its warranty. */
  IN_WARRANTY(Owner.DERIVED),
  /** The token is damaged: an inspection has established it (CS-28). */
  DAMAGED(Owner.ASKED),
  /** The damage was done by a human. */
  HUMAN_DAMAGE(Owner.ASKED),
  /** The applicant has the token and hands it in. */
  TOKEN_AT_HAND(Owner.ASKED),
  /** The fee is, or was, remitted to the bank account. */
  REMITTED(Owner.TOLD),
  /** There is something to pay. */
  CHARGED(Owner.DERIVED),
  /** The unit holds at least one unit certificate that is valid. */
  UNIT_CERTIFICATE_VALID(Owner.DERIVED),
  /** The unit's certificate was shown and has answered a challenge. */
  UNIT_CERTIFICATE_SHOWN(Owner.DERIVED),
  /** The unit has a licence with a unified credit code (三证合一), so that older papers fall away. */
  UNIFIED_LICENCE(Owner.DERIVED),
  /** The form names the unit by another valid document alone (其它有效证件), by no code of its own. */
  OTHER_DOCUMENT_ALONE(Owner.DERIVED),
  /** The application was made online before the papers were sent. */
  SUBMITTED_ONLINE(Owner.TOLD),
  /** The chip's order is known, so that the fast lane is open. */
  CHIP_KNOWN(Owner.TOLD),
  /** The bureau acts by itself; nobody has come for it. */
  BY_BUREAU(Owner.DERIVED),
  /** The insurance base already holds the changed information. */
  BASE_RECORD_CURRENT(Owner.DERIVED),
  /** Something that the certificate says is changed, so that another pair is made (A-X4). */
  CERTIFICATE_DATA_CHANGES(Owner.DERIVED),
  /** Somebody else acts for the person. */
  BY_AGENT(Owner.TOLD),
  /** The holder's first certificate. */
  FIRST_CERTIFICATE(Owner.DERIVED),
  /** The person is under sixteen. */
  UNDER_SIXTEEN(Owner.DERIVED),
  /** The person is sixteen or seventeen. */
  SIXTEEN_OR_SEVENTEEN(Owner.DERIVED);

  /** Where the answer comes from. */
  public enum Owner {
    /** Whoever asks for the business tells it. */
    TOLD,
    /** An inspection of what is brought is asked for it. */
    ASKED,
    /**
     * The bureau finds it in the form and in its own registers; nobody else's word counts. A quote,
     * which has neither, may suppose it.
     */
    DERIVED
  }

  private final Owner owner;

  Fact(Owner owner) {
    this.owner = owner;
  }

  public Owner owner() {
    return owner;
  }

  /** Whether the bureau finds it out by itself: told with an application, it is refused. */
  public boolean isDerived() {
    return owner == Owner.DERIVED;
  }

  /** The question that it answers, in the language of the one who is asked. */
  public String question(Locale language) {
    return Messages.text(language, "fact." + name(), List.of());
  }
}
