package org.certbureau.kmc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2KeyPair;

/** An encryption key pair in escrow: what lawful recovery and a replaced token need years later. */
@Entity
@Table(name = "kmc_escrow")
class EscrowedPair extends AuditedRegionRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "kmc_escrow_seq")
  @SequenceGenerator(name = "kmc_escrow_seq", sequenceName = "kmc_escrow_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "key_fingerprint")
  private String keyFingerprint;

  @Column(name = "sealed_private_key")
  private byte[] sealedPrivateKey;

  @Column(name = "kmc_key")
  private int kmcKey;

  @Column(name = "reference")
  private String reference;

  @Column(name = "escrowed_at")
  private Instant escrowedAt;

  protected EscrowedPair() {}

  EscrowedPair(SealedPair pair, PairRequest request, Instant escrowedAt) {
    super(request.region());
    this.keyFingerprint = pair.fingerprint();
    this.sealedPrivateKey = pair.sealedPrivateKey();
    this.kmcKey = EscrowKey.ID;
    this.reference = request.reference();
    this.escrowedAt = escrowedAt;
  }

  /**
   * @throws org.certbureau.crypto.CryptoFailure where it was changed or belongs to another key
   */
  Sm2KeyPair open(Sealing escrow) {
    return SealedPair.open(keyFingerprint, sealedPrivateKey, escrow);
  }

  @Override
  public String auditType() {
    return "encryption-key";
  }

  @Override
  public String auditId() {
    return keyFingerprint;
  }
}
