package org.certbureau.staff;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.audit.AuditedRow;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.tries.Strangers;

/** A person who works here. Disabled, never deleted: the audit trail names them for ever. */
@Entity
@Table(name = "staff_account")
public class StaffAccount extends AuditedRow {
  @Id
  @Column(name = "name")
  private String name;

  @Column(name = "display_name")
  private String displayName;

  /** Null for who sits at none. */
  @Column(name = "desk")
  private String desk;

  @Column(name = "password_hash")
  private String passwordHash;

  /** From where it is not at home. */
  @Column(name = "failed_tries")
  private int failedTries;

  @Column(name = "strangers_at")
  private Instant strangersAt;

  @Column(name = "locked_until")
  private Instant slowUntil;

  /** The last wrong password, wherever it came from. */
  @Column(name = "failed_at")
  private Instant failedAt;

  @Column(name = "failed_from")
  private String failedFrom;

  @Column(name = "failures_untold")
  private int failuresUntold;

  @Column(name = "must_change")
  private boolean mustChange;

  @Column(name = "login_stamp")
  private int loginStamp;

  @Column(name = "disabled")
  private boolean disabled;

  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "staff_role", joinColumns = @JoinColumn(name = "account_name"))
  private Set<Duty> duties = new HashSet<>();

  protected StaffAccount() {}

  public StaffAccount(
      String name, String displayName, String desk, String passwordHash, Set<Duty> duties) {
    this.name = name;
    this.displayName = displayName;
    this.desk = desk;
    this.passwordHash = passwordHash;
    this.duties.addAll(duties);
  }

  /**
   * A role for one region.
   *
   * @param region six digits, or {@code *} for the whole house
   */
  @Embeddable
  public static class Duty {
    public static final String EVERYWHERE = "*";

    @Column(name = "role_name")
    private String role;

    @Column(name = "region")
    private String region;

    protected Duty() {}

    public Duty(String role, String region) {
      this.role = role;
      this.region = region;
    }

    public String role() {
      return role;
    }

    public String region() {
      return region;
    }

    private Caller.Duty toCaller() {
      return new Caller.Duty(role, EVERYWHERE.equals(region) ? null : RegionCode.of(region));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Duty duty && role.equals(duty.role) && region.equals(duty.region);
    }

    @Override
    public int hashCode() {
      return role.hashCode() * 31 + region.hashCode();
    }
  }

  public boolean disabled() {
    return disabled;
  }

  String passwordHash() {
    return passwordHash;
  }

  public String name() {
    return name;
  }

  public String displayName() {
    return displayName;
  }

  /** Counts a wrong password. */
  void failed(Instant now, String address, boolean home) {
    if (!home) {
      Strangers strangers = strangers().oneMore(now);
      failedTries = strangers.failed();
      strangersAt = strangers.failedAt();
      slowUntil = strangers.slowUntil();
    }
    failedAt = now;
    failedFrom = address;
    failuresUntold++;
  }

  /** Wrong passwords from where it is not at home. */
  public Strangers strangers() {
    return new Strangers(failedTries, strangersAt, slowUntil);
  }

  /**
   * What its owner has to be told: wrong passwords since they were told last.
   *
   * @return null for nothing
   */
  FailedTries tellFailures() {
    if (failuresUntold == 0) {
      return null;
    }
    FailedTries told = new FailedTries(failuresUntold, failedAt, failedFrom);
    failuresUntold = 0;
    return told;
  }

  void loggedIn(Instant now) {
    lastLoginAt = now;
  }

  /** Its owner has chosen a password; logins by the one before are over. */
  public void choose(String newHash) {
    passwordHash = newHash;
    mustChange = false;
    loginStamp++;
  }

  /** The password is one that somebody else knows. */
  public void mustChange() {
    mustChange = true;
  }

  public boolean isToChange() {
    return mustChange;
  }

  public void disable() {
    disabled = true;
    loginStamp++;
  }

  public void enable() {
    disabled = false;
    loginStamp++;
  }

  /** Wrong passwords of before count no longer. */
  public void unlock() {
    failedTries = 0;
    slowUntil = null;
  }

  /** What it may do from now on; logins of before are over. */
  public void holdNow(Set<Duty> held) {
    duties.clear();
    duties.addAll(held);
    loginStamp++;
  }

  /** What its owner is called and where they sit; returns whether that is news. */
  public boolean call(String newDisplayName, String newDesk) {
    if (displayName.equals(newDisplayName) && Objects.equals(desk, newDesk)) {
      return false;
    }
    displayName = newDisplayName;
    desk = newDesk;
    return true;
  }

  public String desk() {
    return desk;
  }

  public Instant failedAt() {
    return failedAt;
  }

  public String failedFrom() {
    return failedFrom;
  }

  public Set<Duty> duties() {
    return Set.copyOf(duties);
  }

  public int loginStamp() {
    return loginStamp;
  }

  Validity validity(int stamp) {
    if (disabled || loginStamp != stamp) {
      return Validity.OVER;
    }
    return mustChange ? Validity.MUST_CHANGE : Validity.COUNTS;
  }

  Login login() {
    return new Login(name, roles(), loginStamp, mustChange);
  }

  public Instant lastLoginAt() {
    return lastLoginAt;
  }

  public Set<String> roles() {
    return duties.stream().map(d -> d.role).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the role is held for that region; another role there does not lend it. */
  boolean holds(String role, RegionCode region) {
    return duties.contains(new Duty(role, region.value()))
        || duties.contains(new Duty(role, Duty.EVERYWHERE));
  }

  public boolean holdsEverywhere(String role) {
    return duties.contains(new Duty(role, Duty.EVERYWHERE));
  }

  Caller toCaller() {
    return new Caller(
        name,
        displayName,
        duties.stream().map(Duty::toCaller).collect(Collectors.toUnmodifiableSet()),
        desk);
  }

  @Override
  public String auditType() {
    return "staff";
  }

  @Override
  public String auditId() {
    return name;
  }

  @Override
  public RegionCode auditRegion() {
    Caller caller = toCaller();
    return caller.everywhere() || caller.regions().size() != 1
        ? null
        : caller.regions().iterator().next();
  }
}
