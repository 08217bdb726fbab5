package org.certbureau.ca.crl;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A stretch of a published list's bytes. */
@Entity
@Table(name = "ca_crl_piece")
class CrlPiece {
  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "issuer")
  private String issuer;

  @Column(name = "crl_number")
  private long crlNumber;

  @Column(name = "piece_no")
  private int number;

  @Column(name = "content")
  private byte[] content;

  protected CrlPiece() {}

  CrlPiece(String issuer, long crlNumber, int number, byte[] content) {
    this.id = issuer + "/" + crlNumber + "/" + number;
    this.issuer = issuer;
    this.crlNumber = crlNumber;
    this.number = number;
    this.content = content;
  }
}
