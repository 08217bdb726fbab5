package org.certbureau.ca.issuer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.audit.AuditedRow;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.RegionCode;

/** An authority of the house and where its revocation list stands. */
@Entity
@Table(name = "ca_issuer")
public class Issuer extends AuditedRow {
  /** The root's code: in small letters, so that no issuing authority can have it. */
  public static final String ROOT = "root";

  public enum Kind {
    ROOT,
    ISSUING
  }

  @Id
  @Column(name = "code")
  private String code;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private Kind kind;

  @Column(name = "certificate")
  private byte[] certificate;

  @Column(name = "sealed_key")
  private byte[] sealedKey;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "crl_number")
  private long crlNumber;

  @Column(name = "crl_this_update")
  private Instant crlThisUpdate;

  @Column(name = "crl_next_update")
  private Instant crlNextUpdate;

  protected Issuer() {}

  /**
   * @param sealedKey the private key as the vault seals it
   */
  Issuer(String code, Kind kind, byte[] certificate, byte[] sealedKey, Instant createdAt) {
    this.code = code;
    this.kind = kind;
    this.certificate = certificate.clone();
    this.sealedKey = sealedKey.clone();
    this.createdAt = createdAt;
  }

  /** Takes note of a new list; the one before it is history. */
  public void published(long number, Instant thisUpdate, Instant nextUpdate) {
    if (number <= crlNumber) {
      throw new IllegalStateException("list %d of %s is there already".formatted(number, code));
    }
    crlNumber = number;
    crlThisUpdate = thisUpdate;
    crlNextUpdate = nextUpdate;
  }

  public String code() {
    return code;
  }

  Kind kind() {
    return kind;
  }

  public Sm2Certificate certificate() {
    return Sm2Certificate.parse(certificate);
  }

  byte[] sealedKey() {
    return sealedKey.clone();
  }

  /** 0 before the first list. */
  public long crlNumber() {
    return crlNumber;
  }

  /** Null before the first list. */
  public Instant crlThisUpdate() {
    return crlThisUpdate;
  }

  /** Null before the first list. */
  public Instant crlNextUpdate() {
    return crlNextUpdate;
  }

  @Override
  public String auditType() {
    return "issuer";
  }

  @Override
  public String auditId() {
    return code;
  }

  @Override
  public RegionCode auditRegion() {
    return null;
  }
}
