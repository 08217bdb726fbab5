package org.certbureau.certificate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** The bytes of a pair, apart from it: lists of pairs do not carry them along. */
@Entity
@Table(name = "pair_certificates")
class PairCertificates {
  @Id
  @Column(name = "job")
  private String job;

  @Lob
  @Column(name = "signing")
  private byte[] signing;

  @Lob
  @Column(name = "encryption")
  private byte[] encryption;

  protected PairCertificates() {}

  PairCertificates(NewPair made) {
    job = made.job();
    signing = made.signingCertificate();
    encryption = made.encryptionCertificate();
  }

  PairFiles toFiles() {
    return new PairFiles(signing, encryption);
  }
}
