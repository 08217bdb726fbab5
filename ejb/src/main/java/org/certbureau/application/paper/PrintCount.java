package org.certbureau.application.paper;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.certbureau.application.Application;
import org.certbureau.region.policy.PaperRule;

/** How often one paper of an application was printed with something different on it (CS-08). */
@Entity
@Table(name = "application_print")
class PrintCount {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_print_seq")
  @SequenceGenerator(
      name = "application_print_seq",
      sequenceName = "application_print_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "application_id")
  private long applicationId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private PaperRule.Kind kind;

  @Column(name = "print")
  private int print;

  /** Digest of what the last print said; sealed, since a number could be guessed from it. */
  @Lob
  @Column(name = "sealed_digest")
  private byte[] sealedDigest;

  /** What it told of the application, as a scan of it keeps it; null for prints of before. */
  @Lob
  @Column(name = "sealed_print")
  private byte[] sealedPrint;

  protected PrintCount() {}

  PrintCount(Application application, PaperRule.Kind kind) {
    this.applicationId = application.id();
    this.kind = kind;
  }

  void next(byte[] sealed) {
    print++;
    sealedDigest = sealed.clone();
  }

  /**
   * @param sealed what the print that is handed out tells of the application
   */
  void handedOut(byte[] sealed) {
    sealedPrint = sealed.clone();
  }

  int print() {
    return print;
  }

  byte[] sealedDigest() {
    return sealedDigest == null ? null : sealedDigest.clone();
  }

  byte[] sealedPrint() {
    return sealedPrint == null ? null : sealedPrint.clone();
  }
}
