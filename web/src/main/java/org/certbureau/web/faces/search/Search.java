package org.certbureau.web.faces.search;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.finding.SoughtCase;
import org.certbureau.application.worklist.FoundCases;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFilter;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.FreeText;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/**
 * What the search in the header finds: it goes straight to the one hit, and says what it took for
 * what was typed where there is none.
 */
@Named
@RequestScoped
public class Search {
  private static final int MOST = 20;

  @EJB private WorkDesk work;
  @EJB private PairDesk pairs;
  @Inject private Problems problems;
  @Inject private Words say;

  private String text;
  private FoundCases found = FoundCases.NONE;
  private List<PairView> certificates = List.of();

  /**
   * @return the page of the only hit, or null to show what was found
   */
  public String look() {
    if (text == null) {
      return null;
    }
    SoughtCase sought = SoughtCase.of(text);
    problems.none(
        () -> {
          boolean number = sought.isPersonal() || sought.kinds().contains(SoughtCase.Kind.CASE);
          if (!number) {
            certificates = pairs.search(PairFilter.text(text), null, MOST).items();
          }
          // a chip or a serial names its certificate, which knows its cases
          if (certificates.isEmpty() || !sought.kinds().contains(SoughtCase.Kind.SERIAL)) {
            found = work.find(text, MOST);
          }
        });
    List<WorkItem> cases = found.items();
    if (cases.isEmpty() && certificates.size() == 1) {
      return Links.redirect(Links.certificate(certificates.get(0).signingSerial()));
    }
    if (cases.size() == 1 && certificates.isEmpty()) {
      return Links.redirect(Links.application(cases.get(0).caseNumber().value()));
    }
    return null;
  }

  public boolean isNothing() {
    return found.items().isEmpty() && certificates.isEmpty() && !problems.isAny();
  }

  public List<WorkItem> getCases() {
    return found.items();
  }

  /** Whether there are more cases than are shown. */
  public boolean isMore() {
    return found.more();
  }

  public int getMost() {
    return MOST;
  }

  /** As what it was looked for, in words: nobody types again what could not be found anyway. */
  public String getKinds() {
    return SoughtCase.of(text).kinds().stream()
        .sorted()
        .map(kind -> say.of("search.kind." + kind.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(say.of("search.kind.between")));
  }

  /** Whether it can be a unit that has no case yet. */
  public boolean isUnit() {
    SoughtCase sought = SoughtCase.of(text);
    return sought.kinds().equals(Set.of(SoughtCase.Kind.NAME))
        || sought.isOfNobody() && !sought.kinds().contains(SoughtCase.Kind.CASE);
  }

  public List<PairView> getCertificates() {
    return certificates;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    // blanks and what nobody sees are nothing to look for
    this.text = FreeText.cleaned(text).isEmpty() ? null : text.strip();
  }
}
