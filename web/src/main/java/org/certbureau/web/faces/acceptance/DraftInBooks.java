package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.application.draft.DraftDesk;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.kernel.Conflict;
import org.certbureau.region.business.Facts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/**
 * The draft as a page has it against the draft in the books: saved from here, and joined with what
 * was saved elsewhere meanwhile.
 */
@ViewScoped
public class DraftInBooks implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private DraftDesk drafts;
  @EJB private ViewingDesk viewing;
  @Inject private CaseInHand inHand;
  @Inject private Clock clock;
  @Inject private Draft draft;
  @Inject private DraftForm form;
  @Inject private Frame frame;
  @Inject private Problems problems;
  @Inject private Words say;

  private Snapshot saved;
  private Instant savedAt;

  /** What the same person typed in another window and this one saved over; empty for nothing. */
  private String savedOver = "";

  /** The number of the last entry of the case's trail when this page read or saved it. */
  private int lastEntry;

  /** As it stands there; the page has not shown anything yet. */
  void read() {
    draft.read(inHand.view(), viewing.form(inHand.caseNumber()));
    saved = draft.snapshot();
    lastEntry = LaterEdits.last(inHand.view().timeline());
  }

  /** Saves the draft as it is; false where it was not, and why is told. */
  boolean save() {
    List<String> unseen = draft.receive();
    if (!unseen.isEmpty()) {
      tell(unseen);
      return false;
    }
    if (!inHand.isEditable() || draft.snapshot().equals(saved)) {
      return true;
    }
    savedOver = "";
    boolean done = problems.none(this::update) && !problems.isAny();
    if (!done) {
      savedAt = null;
    } else {
      saved = draft.snapshot();
      savedAt = clock.instant();
      inHand.reload();
      lastEntry = LaterEdits.last(inHand.view().timeline());
    }
    return done;
  }

  private void update() {
    try {
      drafts.update(inHand.caseNumber(), draft.toSave());
    } catch (Conflict meanwhile) {
      if (meet()) {
        drafts.update(inHand.caseNumber(), draft.toSave());
      }
    }
  }

  /**
   * Reads the case anew. Whoever does that takes in what became of the draft meanwhile, or the page
   * would save over what it has never shown.
   *
   * @return whether nothing that was typed here stands against what somebody else typed
   */
  boolean meet() {
    inHand.reload();
    Snapshot theirs = draft.snapshotOf(inHand.view(), viewing.form(inHand.caseNumber()));
    List<String> contested = draft.join(saved, theirs);
    saved = theirs;
    boolean alone = LaterEdits.areAllOf(caller(), inHand.view().timeline(), lastEntry);
    lastEntry = LaterEdits.last(inHand.view().timeline());
    if (contested.isEmpty()) {
      return true;
    }
    if (alone) {
      savedOver = say.of("accept.saved-over", label(contested.get(0)), shown(contested.get(0)));
      return true;
    }
    tell(contested);
    return false;
  }

  /** Likewise, where there is anything new: what a draft lacks is told as it stands there now. */
  boolean meetNews() {
    int read = inHand.view().revision();
    inHand.reload();
    return inHand.view().revision() == read || meet();
  }

  /**
   * Likewise, and tells where somebody else has changed it since: what is to be done is not done.
   *
   * @return whether nobody has, and nothing stands against what was typed here
   */
  boolean meetAlone() {
    int read = lastEntry;
    boolean agreed = meet();
    if (LaterEdits.isAnyOfOthers(caller(), inHand.view().timeline(), read)) {
      problems.add(null, "accept.changed");
      return false;
    }
    return agreed;
  }

  /** At the fields, what stands there now; what was saved earlier is not what is typed. */
  private void tell(List<String> contested) {
    savedAt = null;
    problems.name(form.labels());
    contested.forEach(key -> problems.add(key, "accept.field-changed", shown(key)));
  }

  private String label(String key) {
    return form.labels().getOrDefault(key, say.of("accept.terms"));
  }

  private String shown(String key) {
    if (key.startsWith(Facts.FIELD)) {
      return say.of("field." + Boolean.valueOf(saved.asked().get(key)));
    }
    return saved.form().getOrDefault(key, saved.asked().getOrDefault(key, ""));
  }

  private String caller() {
    return frame.getCaller().name();
  }

  /** Of the fields of the form, those that stand in the books as they are shown. */
  Stream<String> kept(Set<String> keys) {
    Set<String> unsaved = draft.snapshot().differencesTo(saved);
    return keys.stream().filter(key -> !unsaved.contains(key)).sorted();
  }

  Instant savedAt() {
    return savedAt;
  }

  String savedOver() {
    return savedOver;
  }
}
