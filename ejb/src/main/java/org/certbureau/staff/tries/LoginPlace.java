package org.certbureau.staff.tries;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;

/** Somewhere passwords of an account were typed lately. */
@Entity
@Table(name = "staff_place")
public class LoginPlace {
  /** Which give way first where there is no room: not those where the account is at home. */
  public static final Comparator<LoginPlace> LEAST_NEEDED =
      Comparator.comparing((LoginPlace place) -> place.rightAt != null)
          .thenComparing(LoginPlace::lastAt);

  @EmbeddedId private Id id;

  @Column(name = "failed_tries")
  private int failedTries;

  @Column(name = "failed_at")
  private Instant failedAt;

  @Column(name = "locked_until")
  private Instant lockedUntil;

  @Column(name = "right_at")
  private Instant rightAt;

  protected LoginPlace() {}

  public LoginPlace(Id id) {
    this.id = id;
  }

  /**
   * Which account, and where.
   *
   * @see Network
   */
  @Embeddable
  public static class Id {
    @Column(name = "account_name")
    private String account;

    @Column(name = "network")
    private String network;

    protected Id() {}

    Id(String account, String network) {
      this.account = account;
      this.network = network;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Id that
          && account.equals(that.account)
          && network.equals(that.network);
    }

    @Override
    public int hashCode() {
      return account.hashCode() * 31 + network.hashCode();
    }
  }

  public Tries tries() {
    return new Tries(failedTries, failedAt, lockedUntil);
  }

  /** Returns whether the account is locked here now. */
  public boolean failed(Instant now) {
    keep(tries().oneMore(now));
    return lockedUntil != null;
  }

  public void wasRight(Instant now) {
    keep(Tries.NONE);
    rightAt = now;
  }

  public void unlock() {
    keep(Tries.NONE);
  }

  private void keep(Tries tries) {
    failedTries = tries.failed();
    failedAt = tries.failedAt();
    lockedUntil = tries.lockedUntil();
  }

  public boolean isHome(Instant now) {
    return rightAt != null && rightAt.plus(Strangers.AT_HOME).isAfter(now);
  }

  public boolean isForgotten(Instant now) {
    return !isHome(now) && tries().isOver(now);
  }

  private Instant lastAt() {
    if (rightAt == null) {
      return failedAt == null ? Instant.EPOCH : failedAt;
    }
    return failedAt == null || rightAt.isAfter(failedAt) ? rightAt : failedAt;
  }
}
