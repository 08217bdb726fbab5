package org.certbureau.staff;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a password that somebody typed.
 *
 * @param login who came in; empty for nobody
 * @param delay for how long none is tried under that name from there; empty where it was tried
 */
public record Attempt(Optional<Login> login, Optional<Duration> delay) {
  static Attempt right(Login login) {
    return new Attempt(Optional.of(login), Optional.empty());
  }

  static Attempt refused() {
    return new Attempt(Optional.empty(), Optional.empty());
  }

  static Attempt refusedFor(Duration delay) {
    return new Attempt(Optional.empty(), Optional.of(delay));
  }
}
