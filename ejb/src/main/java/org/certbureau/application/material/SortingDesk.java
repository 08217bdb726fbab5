package org.certbureau.application.material;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.CaseRules;
import org.certbureau.application.MaterialRules;
import org.certbureau.application.tracking.PaperMark;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.scan.QrReader;
import org.certbureau.scan.ScanImage;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/** Tells of pages that are brought in a pile which papers they are; it keeps none of them. */
@Stateless
@RolesAllowed(Roles.ACCEPTOR)
public class SortingDesk {
  @EJB Callers callers;
  @Inject Applications applications;
  @Inject CaseFlow flow;

  /**
   * @param fileName as the sender calls it; it is believed where no code of ours says otherwise
   * @param file the uploaded bytes
   * @return the code of the material; empty where nothing tells, and a clerk has to
   * @throws RuleViolation where it is no acceptable picture, or a paper of another case
   */
  public Optional<String> materialOf(CaseNumber number, String fileName, byte[] file) {
    Application application = applications.visibleTo(callers.as(Roles.ACCEPTOR), number);
    CaseRules rules = flow.rulesOf(application);
    ScanImage image = ScanImage.read(file, rules.policy().uploads());
    Optional<PaperMark> mark = QrReader.of(image).flatMap(PaperMark::read);
    mark.filter(other -> !other.caseNumber().equals(number))
        .ifPresent(
            other -> {
              throw new RuleViolation(
                  Problem.of(
                      "application.scan-of-other-case",
                      ScanImage.FIELD,
                      other.caseNumber().value()));
            });
    List<Material> taken = taken(application, rules);
    return mark.flatMap(PaperMark::kind)
        .flatMap(kind -> marked(taken, kind))
        .or(() -> new NameSorter(taken).of(fileName == null ? "" : fileName))
        .map(Material::code);
  }

  private static List<Material> taken(Application application, CaseRules rules) {
    return rules.papers().all().stream()
        .filter(Material::scanned)
        .filter(material -> rules.papers().waived(material).isEmpty())
        .filter(material -> application.state().takesScans(rules.papers().isVoucher(material)))
        .toList();
  }

  private static Optional<Material> marked(List<Material> taken, PaperRule.Kind kind) {
    return taken.stream()
        .filter(material -> MaterialRules.kind(material).filter(kind::equals).isPresent())
        .findFirst();
  }
}
