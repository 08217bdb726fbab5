package org.certbureau.certificate.proof;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A nonce as it is kept: nobody can hand in what stands in the database. */
@Entity
@Table(name = "line_nonce")
class LineNonce {
  /** SM3 of its text, in hexadecimal. */
  @Id
  @Column(name = "digest")
  private String digest;

  /** To whom it was given; nobody else can use it. */
  @Column(name = "login")
  private String login;

  @Column(name = "given_at")
  private Instant givenAt;

  /** Null until then. */
  @Column(name = "used_at")
  private Instant usedAt;

  protected LineNonce() {}

  LineNonce(String digest, String login, Instant givenAt) {
    this.digest = digest;
    this.login = login;
    this.givenAt = givenAt;
  }

  boolean isOf(String other) {
    return login.equals(other);
  }

  boolean isUsed() {
    return usedAt != null;
  }
}
