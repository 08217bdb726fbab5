package org.certbureau.region.shelf;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;

/**
 * One version of a region's policy as it was approved, word for word. Never changed, but by a later
 * program in a demonstration, whose documents may still be in the making.
 */
@Entity
@Table(name = "region_policy")
@NamedQuery(
    name = PolicyVersion.IN_FORCE,
    query =
        "select p.version from PolicyVersion p where p.region = :region and p.effectiveFrom <= :day"
            + " order by p.effectiveFrom desc, p.version desc")
@NamedQuery(
    name = PolicyVersion.REGIONS_IN_FORCE,
    query =
        "select distinct p.region from PolicyVersion p where p.effectiveFrom <= :day"
            + " order by p.region")
@NamedQuery(
    name = PolicyVersion.NEWEST,
    query = "select max(p.version) from PolicyVersion p where p.region = :region")
class PolicyVersion {
  static final String IN_FORCE = "PolicyVersion.inForce";
  static final String REGIONS_IN_FORCE = "PolicyVersion.regionsInForce";
  static final String NEWEST = "PolicyVersion.newest";

  /** Who is said to have approved, or proposed, what came with the program. */
  static final String BROUGHT_BY = "system";

  @Id
  @Column(name = "policy_id")
  private String id;

  @Column(name = "region_code")
  private RegionCode region;

  @Column(name = "version_no")
  private int version;

  @Column(name = "effective_from")
  private LocalDate effectiveFrom;

  @Lob
  @Column(name = "document")
  private String document;

  @Column(name = "document_sm3")
  private String digest;

  @Column(name = "brought_sm3")
  private String broughtDigest;

  @Column(name = "approved_by")
  private String approvedBy;

  @Column(name = "approved_at")
  private Instant approvedAt;

  protected PolicyVersion() {}

  /**
   * @param document the policy's YAML
   */
  PolicyVersion(Policy policy, String document, String approvedBy, Instant approvedAt) {
    this.id = id(policy.region(), policy.version());
    this.region = policy.region();
    this.version = policy.version();
    this.effectiveFrom = policy.effectiveFrom();
    this.document = document;
    this.digest = digest(document);
    this.approvedBy = approvedBy;
    this.approvedAt = approvedAt;
  }

  /** One that a program brought: it may tell later that it is still the same. */
  static PolicyVersion brought(Policy policy, String document, LocalDate from, Instant now) {
    PolicyVersion version = new PolicyVersion(policy, document, BROUGHT_BY, now);
    version.effectiveFrom = from;
    version.broughtDigest = version.digest;
    return version;
  }

  /** One that was proposed and that administrators agreed to. */
  static PolicyVersion adopted(
      Policy policy, String document, LocalDate from, String approvedBy, Instant now) {
    PolicyVersion version = new PolicyVersion(policy, document, approvedBy, now);
    version.effectiveFrom = from;
    return version;
  }

  static String id(RegionCode region, int version) {
    return region + "-" + version;
  }

  String id() {
    return id;
  }

  String document() {
    return document;
  }

  LocalDate effectiveFrom() {
    return effectiveFrom;
  }

  /** Whether nobody has put another document in the place of the one that a program brought. */
  boolean isAsBrought() {
    return digest.equals(broughtDigest);
  }

  /** Takes the document of a later program. */
  void bringAnew(PolicyVersion later) {
    document = later.document;
    digest = later.digest;
    broughtDigest = later.broughtDigest;
    approvedAt = later.approvedAt;
  }

  /** Whether it is word for word the same document. */
  boolean sameAs(PolicyVersion other) {
    return digest.equals(other.digest);
  }

  /**
   * @throws IllegalStateException where the document is not the one that was approved
   */
  Policy policy() {
    if (!digest(document).equals(digest)) {
      throw new IllegalStateException("policy " + id + " does not match its SM3 digest");
    }
    return PolicyReader.read(document);
  }

  private static String digest(String document) {
    return Sm3.hex(document.getBytes(StandardCharsets.UTF_8));
  }
}
