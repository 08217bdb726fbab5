package org.certbureau.kmc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.certbureau.audit.AuditedRow;
import org.certbureau.crypto.Sm3Mac;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.PasswordHash;

/**
 * A recovery officer as the centre knows them, with a verifier of the password of its own: what is
 * written into the books of staff makes nobody one here.
 */
@Entity
@Table(name = "kmc_officer")
class Officer extends AuditedRow {
  private static final String APART = " ";

  @Id
  @Column(name = "name")
  private String name;

  @Column(name = "regions")
  private String regions;

  @Column(name = "verifier")
  private String verifier;

  /** Names of the two administrators; empty for whom the bureau itself let in. */
  @Column(name = "admitted_by")
  private String admittedBy;

  /** From when on they may consent; null for whom that never had to wait. */
  @Column(name = "may_consent_from")
  private Instant mayConsentFrom;

  @Column(name = "left_at")
  private Instant leftAt;

  @Column(name = "mac")
  private String mac;

  protected Officer() {}

  Officer(String name) {
    this.name = name;
  }

  void admit(Set<RegionCode> held, String newVerifier, Set<String> by, Instant from, Sm3Mac macs) {
    regions = held.stream().map(RegionCode::value).sorted().collect(Collectors.joining(APART));
    verifier = newVerifier;
    admittedBy = String.join(APART, new TreeSet<>(by));
    mayConsentFrom = from == null ? null : from.truncatedTo(ChronoUnit.MILLIS);
    leftAt = null;
    mac = macs.hex(text());
  }

  void choose(String newVerifier, Sm3Mac macs) {
    verifier = newVerifier;
    mac = macs.hex(text());
  }

  void leave(Instant now, Sm3Mac macs) {
    leftAt = now.truncatedTo(ChronoUnit.MILLIS);
    mac = macs.hex(text());
  }

  private byte[] text() {
    return new Written("kmc-officer")
        .and(name)
        .and(regions)
        .and(verifier)
        .and(admittedBy)
        .and(mayConsentFrom == null ? null : mayConsentFrom.toEpochMilli())
        .and(leftAt == null ? null : leftAt.toEpochMilli())
        .bytes();
  }

  /** Whether the centre itself wrote this, and they are still an officer of that region. */
  boolean isOf(RegionCode region, Sm3Mac macs) {
    return leftAt == null
        && macs.holds(text(), mac)
        && Arrays.asList(regions.split(APART)).contains(region.value());
  }

  /** Whether the centre itself wrote this. */
  boolean isGenuine(Sm3Mac macs) {
    return macs.holds(text(), mac);
  }

  boolean hasLeft() {
    return leftAt != null;
  }

  boolean knows(char[] password) {
    return PasswordHash.matches(password, verifier);
  }

  boolean wasAdmittedBy(String other) {
    return Arrays.asList(admittedBy.split(APART)).contains(other);
  }

  String name() {
    return name;
  }

  Instant mayConsentFrom() {
    return mayConsentFrom;
  }

  @Override
  public String auditType() {
    return "key-officer";
  }

  @Override
  public String auditId() {
    return name;
  }

  @Override
  public RegionCode auditRegion() {
    return null;
  }
}
