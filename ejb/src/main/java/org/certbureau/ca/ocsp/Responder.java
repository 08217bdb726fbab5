package org.certbureau.ca.ocsp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.crypto.Sm2Certificate;

/** Who answers in an issuer's name for some weeks: a certificate with its sealed key. */
@Entity
@Table(name = "ca_responder")
class Responder {
  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "issuer")
  private String issuer;

  @Column(name = "not_before")
  private Instant notBefore;

  @Column(name = "not_after")
  private Instant notAfter;

  @Column(name = "certificate")
  private byte[] certificate;

  @Column(name = "sealed_key")
  private byte[] sealedKey;

  protected Responder() {}

  /**
   * @param sealedKey sealed for {@link #id}
   */
  Responder(String issuer, Sm2Certificate certificate, byte[] sealedKey) {
    this.id = id(issuer, certificate.serialHex());
    this.issuer = issuer;
    this.notBefore = certificate.notBefore();
    this.notAfter = certificate.notAfter();
    this.certificate = certificate.der();
    this.sealedKey = sealedKey.clone();
  }

  static String id(String issuer, String serialHex) {
    return issuer + "/" + serialHex;
  }

  String id() {
    return id;
  }

  Sm2Certificate certificate() {
    return Sm2Certificate.parse(certificate);
  }

  byte[] sealedKey() {
    return sealedKey.clone();
  }
}
