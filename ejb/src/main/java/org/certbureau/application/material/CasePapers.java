package org.certbureau.application.material;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.Scan;
import org.certbureau.kernel.CaseNumber;

/**
 * The papers of a case, whatever the region, for features that let others look at nothing but
 * those. Inside the house only; desks decide who may look, and put each look on record.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CasePapers {
  @Inject private Applications applications;
  @Inject private ScanContents contents;
  @Inject private CaseFlow flow;

  /** Those of which there are scans, in the policy's order. */
  public List<MaterialView> scanned(CaseNumber number) {
    Application application = applications.read(number);
    return MaterialView.all(application, flow.rulesOf(application)).stream()
        .filter(material -> !material.scans().isEmpty())
        .toList();
  }

  /** One of their pages; empty where the case has none of that number. */
  public Optional<ScanPicture> page(CaseNumber number, long scan) {
    return find(number, scan)
        .flatMap(
            found ->
                contents
                    .of(found)
                    .map(
                        picture ->
                            new ScanPicture(
                                found.fileName(), found.format().mediaType(), picture)));
  }

  private Optional<Scan> find(CaseNumber number, long scan) {
    return applications.read(number).materials().stream()
        .flatMap(material -> material.scan(scan).stream())
        .findFirst();
  }
}
