package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.certbureau.application.material.CasePapers;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.material.ScanView;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.CaseNumber;

/** The papers of a case, and what an officer has looked at of them. */
@Dependent
class PapersSeen {
  @EJB private CasePapers papers;
  @Inject private Looks looks;

  List<RecoveryPaper> of(CaseNumber number, String officer) {
    List<Look> seen = looks.of(officer, number);
    return papers.scanned(number).stream().map(material -> paper(material, seen)).toList();
  }

  /**
   * Of every page there is, and of what it shows: another one where a page is another, is one more,
   * or is not there any more.
   */
  String digest(CaseNumber number) {
    StringBuilder pages = new StringBuilder();
    for (MaterialView material : papers.scanned(number)) {
      for (ScanView page : material.scans()) {
        pages.append(material.getCode()).append(' ').append(page.id()).append(' ');
        pages.append(page.sm3()).append('\n');
      }
    }
    return Sm3.hex(pages.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static RecoveryPaper paper(MaterialView material, List<Look> seen) {
    return new RecoveryPaper(
        material.getCode(),
        material.material().title(),
        material.scans().stream().map(scan -> page(scan, seen)).toList(),
        material.originalSeen());
  }

  private static RecoveryPaper.Page page(ScanView scan, List<Look> seen) {
    return new RecoveryPaper.Page(
        scan.id(), seen.stream().anyMatch(look -> look.isOf(scan.id(), scan.sm3())));
  }

  /** When the picture of a page was seen that there is now. */
  void note(CaseNumber number, long scan, String officer, Instant now) {
    papers.scanned(number).stream()
        .flatMap(material -> material.scans().stream())
        .filter(page -> page.id() == scan)
        .findFirst()
        .ifPresent(page -> looks.note(officer, number, scan, page.sm3(), now));
  }
}
