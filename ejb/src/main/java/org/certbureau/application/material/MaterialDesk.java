package org.certbureau.application.material;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.CaseLog;
import org.certbureau.application.CaseRules;
import org.certbureau.application.MaterialRules;
import org.certbureau.application.PresentedMaterial;
import org.certbureau.application.Scan;
import org.certbureau.application.paper.PrintCounts;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Uploads;
import org.certbureau.scan.ScanImage;
import org.certbureau.scan.Spot;
import org.certbureau.scan.Thumbnail;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/** The papers of an application: their scans, the originals that were seen, what was waived. */
@Stateless
@RolesAllowed(Roles.ACCEPTOR)
public class MaterialDesk {
  private static final int LONGEST_NAME = 120;

  @EJB Callers callers;
  @Inject Applications applications;
  @Inject ScanContents contents;
  @Inject PrintCounts prints;
  @Inject CaseFlow flow;
  @Inject CaseLog log;

  /**
   * Adds a scan to a material.
   *
   * @param fileName as the sender calls it; decides nothing
   * @param file the uploaded bytes
   * @return the scan's id
   * @throws RuleViolation where it is no acceptable picture, or the same one again
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
  public long attach(CaseNumber number, String materialCode, String fileName, byte[] file) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.BRANCH);
    // decoding takes longest: nobody waits for it behind the application's lock
    Application seen = applications.visibleTo(caller, number);
    Uploads uploads = flow.policyOf(seen).uploads();
    ScanImage image = ScanImage.read(file, uploads);
    String digest = Sm3.hex(image.content());
    Application application = applications.changedBy(caller, number);
    CaseRules rules = flow.rulesOf(application);
    Material material = material(rules, materialCode);
    application.requireScansOpen(rules.papers().isVoucher(material));
    if (!material.scanned()) {
      throw new RuleViolation(
          material.refuses(
              "application.no-scan-of-it",
              "material",
              material.title().zh(),
              material.title().en()));
    }
    Scan scan =
        application
            .material(materialCode)
            .attach(
                image,
                uploads,
                digest,
                plain(fileName),
                printed(application, rules, material),
                caller.name(),
                flow.now());
    applications.flush();
    contents.add(scan, image.content());
    log.noted(
        application,
        "application.scan-attached",
        Map.of("material", materialCode, "sm3", digest, "scan", scan.id().toString()));
    settle(application, rules);
    return scan.id();
  }

  /** What stands on the paper of ours that is scanned, sealed; null for what others issue. */
  private byte[] printed(Application application, CaseRules rules, Material material) {
    return MaterialRules.kind(material)
        .map(
            kind ->
                prints
                    .lastSaid(application, kind)
                    // made by hand: of what it says nothing is known but that it was made for this
                    .orElseGet(() -> rules.papers().sealedPrint(kind)))
        .orElse(null);
  }

  /** A name that shows what it says, without folders. */
  private static String plain(String fileName) {
    String name = fileName == null ? "" : fileName;
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    // nobody typed it: what could not be kept is left out and not refused
    StringBuilder kept = new StringBuilder();
    name.codePoints()
        .filter(
            character -> FreeText.checkLine("a" + Character.toString(character) + "a").isEmpty())
        .forEach(kept::appendCodePoint);
    name = FreeText.cleaned(kept.toString());
    if (name.isEmpty()) {
      return "scan";
    }
    return Beginning.of(name, LONGEST_NAME);
  }

  /**
   * Puts a scan to another material: it was sorted wrong. Both are on record.
   *
   * @return the scan's id there
   */
  public long move(CaseNumber number, long scanId, String materialCode) {
    Application application = applications.changedBy(callers.as(Roles.ACCEPTOR), number);
    Scan scan = scan(application, scanId);
    String name = scan.fileName();
    byte[] picture = contents.of(scan).orElseThrow(() -> noScan(scanId));
    removeScan(number, scanId);
    return attach(number, materialCode, name, picture);
  }

  /** Takes a scan out again; that it was there stays on record. */
  @RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
  public void removeScan(CaseNumber number, long scanId) {
    Application application =
        applications.changedBy(callers.as(Roles.ACCEPTOR, Roles.BRANCH), number);
    Scan scan = scan(application, scanId);
    PresentedMaterial material = scan.material();
    CaseRules rules = flow.rulesOf(application);
    requireScansOpen(application, rules, material);
    contents.remove(scan);
    applications.flush();
    material.remove(scan);
    log.noted(
        application,
        "application.scan-removed",
        Map.of("material", material.code(), "sm3", scan.digest(), "scan", scan.id().toString()));
    flow.comparePapers(application, rules);
    applications.flush();
  }

  private static void requireScansOpen(
      Application application, CaseRules rules, PresentedMaterial material) {
    application.requireScansOpen(
        rules.papers().find(material.code()).filter(rules.papers()::isVoucher).isPresent());
  }

  /** Shows where on a scan to look, as long as scans may be added; by an empty spot, nowhere. */
  @RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
  public void show(CaseNumber number, long scanId, Optional<Spot> spot) {
    Application application =
        applications.changedBy(callers.as(Roles.ACCEPTOR, Roles.BRANCH), number);
    Scan scan = scan(application, scanId);
    requireScansOpen(application, flow.rulesOf(application), scan.material());
    if (scan.show(spot)) {
      log.noted(
          application,
          "application.scan-spot-shown",
          Map.of("material", scan.material().code(), "scan", scan.id().toString()));
      applications.flush();
    }
  }

  /** A scan as a picture. On record, as every look at a person's papers. */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.AUDITOR, Roles.BRANCH})
  public ScanPicture scan(CaseNumber number, long scanId) {
    Application application =
        applications.changedBy(
            callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.AUDITOR, Roles.BRANCH), number);
    Scan scan = scan(application, scanId);
    byte[] picture = contents.of(scan).orElseThrow(() -> noScan(scanId));
    log.noted(
        application,
        "application.scan-disclosed",
        Map.of("material", scan.material().code(), "scan", scan.id().toString()));
    applications.flush();
    return new ScanPicture(scan.fileName(), scan.format().mediaType(), picture);
  }

  /**
   * A scan so small that nothing on it can be read: it tells pages apart, and is not on record.
   *
   * @throws NotFound also for a picture of which no thumbnail can be made
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.AUDITOR})
  public ScanPicture thumbnail(CaseNumber number, long scanId) {
    Scan scan =
        scan(
            applications.visibleTo(
                callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.AUDITOR), number),
            scanId);
    return contents
        .of(scan)
        .flatMap(picture -> Thumbnail.of(scan.format(), picture))
        .map(small -> new ScanPicture(scan.fileName(), Thumbnail.MEDIA_TYPE, small))
        .orElseThrow(() -> noScan(scanId));
  }

  private static Scan scan(Application application, long scanId) {
    return application.materials().stream()
        .flatMap(material -> material.scan(scanId).stream())
        .findFirst()
        .orElseThrow(() -> noScan(scanId));
  }

  private static NotFound noScan(long scanId) {
    return new NotFound("application.scan-not-found", "scan", Long.toString(scanId));
  }

  /**
   * Records that the clerk has, or after all has not, seen the original of a material that is one
   * certain document.
   */
  public void tickOriginal(CaseNumber number, String materialCode, boolean seen) {
    tickOriginal(number, materialCode, seen, null);
  }

  /**
   * Records that the clerk has seen the original, and which document it was; or that after all it
   * was not seen, which changes nothing where it never was.
   *
   * @param document code of one of the policy's alternatives ({@link Material#oneOf}), of a token
   *     its chip serial; null where there are none, and for an original that was not seen
   * @throws RuleViolation {@code application.original-which} for a document that will not do,
   *     {@code application.original-which-missing} for none where any one of several will do,
   *     {@code application.original-not-on-form} for another one than the form names, {@code
   *     application.token-of-another} for a token that does not carry the certificate, {@code
   *     application.token-not-lost} for one that is to be revoked as lost
   */
  public void tickOriginal(CaseNumber number, String materialCode, boolean seen, String document) {
    Caller caller = callers.as(Roles.ACCEPTOR);
    Application application = applications.changedBy(caller, number);
    CaseRules rules = flow.rulesOf(application);
    Material material = material(rules, materialCode);
    if (!material.originalSeen()) {
      throw new RuleViolation(
          material.refuses(
              "application.no-original-of-it",
              "material",
              material.title().zh(),
              material.title().en()));
    }
    PresentedMaterial presented = application.material(materialCode);
    if (!seen && !presented.isOriginalSeen()) {
      return;
    }
    application.requireOriginalsOpen();
    Map<String, String> details = new TreeMap<>(Map.of("material", materialCode));
    if (seen) {
      String shown =
          material.isToken() ? TokenOnCounter.require(rules, material, document) : document;
      if (!material.isToken()) {
        requireOneOf(material, document);
        rules.papers().requireOnForm(material, document);
      }
      presented.originalSeen(shown, caller.name(), flow.now());
      if (shown != null) {
        details.put("document", shown);
      }
    } else {
      presented.forgetOriginal();
    }
    log.noted(
        application, seen ? "application.original-seen" : "application.original-unticked", details);
    settle(application, rules);
  }

  /** A tick alone does not tell which of several documents lay on the counter. */
  private static void requireOneOf(Material material, String document) {
    if (document == null) {
      if (!material.oneOf().isEmpty()) {
        throw which(material, "application.original-which-missing", "");
      }
    } else if (material.alternative(document).isEmpty()) {
      throw which(material, "application.original-which", document);
    }
  }

  private static RuleViolation which(Material material, String code, String document) {
    return new RuleViolation(
        material.refuses(code, "document", document, material.title().zh(), material.title().en()));
  }

  /**
   * Marks a material as not to be brought (免交).
   *
   * @param reasonCode one of the policy's reasons for this material
   */
  public void waive(CaseNumber number, String materialCode, String reasonCode) {
    Caller caller = callers.as(Roles.ACCEPTOR);
    Application application = applications.changedBy(caller, number);
    application.requireOriginalsOpen();
    CaseRules rules = flow.rulesOf(application);
    Material.Waiver waiver = rules.papers().waiver(material(rules, materialCode), reasonCode);
    application.material(materialCode).waive(waiver.code(), caller.name(), flow.now());
    log.noted(
        application,
        "application.material-waived",
        Map.of("material", materialCode, "reason", waiver.code(), "rule", waiver.rule()));
    settle(application, rules);
  }

  /** Asks for a waived material after all. */
  public void demandAgain(CaseNumber number, String materialCode) {
    Application application = applications.changedBy(callers.as(Roles.ACCEPTOR), number);
    application.requireOriginalsOpen();
    CaseRules rules = flow.rulesOf(application);
    material(rules, materialCode);
    application.material(materialCode).demandAgain();
    log.noted(application, "application.material-demanded-again", Map.of("material", materialCode));
    settle(application, rules);
  }

  private void settle(Application application, CaseRules rules) {
    flow.comparePapers(application, rules);
    flow.openProductionIfDue(application);
    applications.flush();
  }

  private static Material material(CaseRules rules, String code) {
    return rules
        .papers()
        .find(code)
        .orElseThrow(() -> new NotFound("application.material-unknown", "material", code));
  }
}
