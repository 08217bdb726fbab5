package org.certbureau.region.proposal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;

/** What one administrator says to a proposal, while it is open and as it stood when it ended. */
@Embeddable
class Voice {
  @Column(name = "administrator")
  private String administrator;

  @Enumerated(EnumType.STRING)
  @Column(name = "voice")
  private Answer answer;

  @Column(name = "reason")
  private String reason;

  @Column(name = "given_at")
  private Instant givenAt;

  protected Voice() {}

  Voice(String administrator, Answer answer, String reason, Instant givenAt) {
    this.administrator = administrator;
    this.answer = answer;
    this.reason = reason;
    this.givenAt = givenAt;
  }

  String administrator() {
    return administrator;
  }

  Answer answer() {
    return answer;
  }

  String reason() {
    return reason;
  }

  Instant givenAt() {
    return givenAt;
  }

  boolean isOf(String name) {
    return administrator.equals(name);
  }

  boolean says(Answer wanted, String because) {
    return answer == wanted && Objects.equals(reason, because);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Voice voice
        && isOf(voice.administrator)
        && says(voice.answer, voice.reason)
        && givenAt.equals(voice.givenAt);
  }

  @Override
  public int hashCode() {
    return administrator.hashCode();
  }
}
