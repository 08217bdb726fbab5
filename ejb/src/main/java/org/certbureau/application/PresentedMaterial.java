package org.certbureau.application;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Uploads;
import org.certbureau.scan.ScanImage;

/** One of the papers a policy asks for: its scans, whether its original was seen, or why not. */
@Entity
@Table(name = "application_material")
public class PresentedMaterial {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_material_seq")
  @SequenceGenerator(
      name = "application_material_seq",
      sequenceName = "application_material_seq",
      allocationSize = 50)
  private Long id;

  @ManyToOne
  @JoinColumn(name = "application_id")
  private Application application;

  @Column(name = "code")
  private String code;

  @Column(name = "original_by")
  private String originalBy;

  @Column(name = "original_at")
  private Instant originalAt;

  /** Which of the documents that will do was shown; null where there is no choice, or none told. */
  @Column(name = "shown_document")
  private String shownDocument;

  @Column(name = "waive_reason")
  private String waiveReason;

  @Column(name = "waived_by")
  private String waivedBy;

  @Column(name = "waived_at")
  private Instant waivedAt;

  @OneToMany(mappedBy = "material", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id")
  private List<Scan> scans = new ArrayList<>();

  protected PresentedMaterial() {}

  PresentedMaterial(Application application, String code) {
    this.application = application;
    this.code = code;
  }

  /**
   * A changed scan is compared with the original anew.
   *
   * @param uploads what the region's policy accepts
   * @param sealedPrint what the paper says that was scanned; null for what the bureau does not
   *     print
   * @throws RuleViolation for the same picture a second time, or one too many
   */
  public Scan attach(
      ScanImage image,
      Uploads uploads,
      String digest,
      String fileName,
      byte[] sealedPrint,
      String by,
      Instant now) {
    if (scans.stream().anyMatch(scan -> scan.digest().equals(digest))) {
      throw new RuleViolation(Problem.of("application.scan-twice", ScanImage.FIELD, fileName));
    }
    if (scans.size() >= uploads.maxFiles()) {
      throw new RuleViolation(
          uploads.refuses(
              "application.scans-too-many", ScanImage.FIELD, Integer.toString(uploads.maxFiles())));
    }
    Scan scan = new Scan(this, image, digest, fileName, sealedPrint, by, now);
    scans.add(scan);
    forgetOriginal();
    return scan;
  }

  public void remove(Scan scan) {
    scans.remove(scan);
    forgetOriginal();
  }

  public Optional<Scan> scan(long scanId) {
    return scans.stream().filter(scan -> scan.id() == scanId).findFirst();
  }

  /**
   * @param document code of the one that was shown, or null
   */
  public void originalSeen(String document, String by, Instant now) {
    shownDocument = document;
    originalBy = by;
    originalAt = now;
  }

  public void forgetOriginal() {
    shownDocument = null;
    originalBy = null;
    originalAt = null;
  }

  /**
   * The paper that it is says something else than it did. What was scanned before anybody noted
   * what was on it said what it did until now.
   */
  void reprinted(byte[] before, byte[] now, Supplier<byte[]> sealedBefore) {
    if (!Arrays.equals(before, now)) {
      scans.forEach(scan -> scan.saidAtLeast(sealedBefore));
      forgetOriginal();
    }
  }

  public void waive(String reason, String by, Instant now) {
    waiveReason = reason;
    waivedBy = by;
    waivedAt = now;
  }

  public void demandAgain() {
    waiveReason = null;
    waivedBy = null;
    waivedAt = null;
  }

  public String code() {
    return code;
  }

  public List<Scan> scans() {
    return List.copyOf(scans);
  }

  boolean hasScan() {
    return !scans.isEmpty();
  }

  public boolean isOriginalSeen() {
    return originalAt != null;
  }

  boolean isWaived() {
    return waiveReason != null;
  }

  public String originalBy() {
    return originalBy;
  }

  public Instant originalAt() {
    return originalAt;
  }

  public String shownDocument() {
    return shownDocument;
  }

  public String waiveReason() {
    return waiveReason;
  }

  public String waivedBy() {
    return waivedBy;
  }

  public Instant waivedAt() {
    return waivedAt;
  }
}
