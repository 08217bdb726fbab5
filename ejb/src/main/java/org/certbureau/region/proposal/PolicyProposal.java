package org.certbureau.region.proposal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.crypto.Sm3;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;

/** A version of a policy that a program brought, and what administrators say to it. */
@Entity
@Table(name = "region_policy_proposal")
@NamedQuery(
    name = PolicyProposal.ALL,
    query = "select p from PolicyProposal p order by p.region, p.number")
@NamedQuery(
    name = PolicyProposal.OPEN_REGIONS,
    query =
        "select p.region from PolicyProposal p where not exists (select v.id from PolicyVersion v"
            + " where v.region = p.region and v.version >= p.number) and not exists (select l.id from"
            + " PolicyProposal l where l.region = p.region and l.number > p.number)")
@NamedQuery(
    name = PolicyProposal.NEWEST,
    query = "select max(p.number) from PolicyProposal p where p.region = :region")
public class PolicyProposal extends AuditedRegionRow {
  static final String ALL = "PolicyProposal.all";
  static final String OPEN_REGIONS = "PolicyProposal.openRegions";
  static final String NEWEST = "PolicyProposal.newest";

  /** Four eyes: nobody alone changes what a region asks and charges. */
  static final int NEEDED = 2;

  @Id
  @Column(name = "policy_id")
  private String id;

  @Column(name = "version_no")
  private int number;

  @Lob
  @Column(name = "document")
  private String document;

  @Column(name = "document_sm3")
  private String digest;

  @Column(name = "brought_at")
  private Instant broughtAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "region_policy_voice", joinColumns = @JoinColumn(name = "policy_id"))
  private Set<Voice> voices = new HashSet<>();

  protected PolicyProposal() {}

  PolicyProposal(String id, Policy policy, String document, Instant broughtAt) {
    super(policy.region());
    this.id = id;
    this.number = policy.version();
    bring(document, broughtAt);
  }

  private void bring(String brought, Instant now) {
    document = brought;
    digest = digestOf(brought);
    broughtAt = now;
  }

  /** Another document under the same number: nobody has agreed to that one. */
  void replace(String brought, Instant now) {
    bring(brought, now);
    voices.clear();
  }

  /** The number of the version. */
  public int number() {
    return number;
  }

  /** The policy's YAML. */
  public String document() {
    return document;
  }

  /** SM3 of the document, hex: what is agreed to. */
  public String digest() {
    return digest;
  }

  Instant broughtAt() {
    return broughtAt;
  }

  public Policy policy() {
    return PolicyReader.read(document);
  }

  /** Whether it changed anything: the same said twice is said once. */
  public boolean say(String administrator, Answer answer, String reason, Instant now) {
    if (voiceOf(administrator).filter(voice -> voice.says(answer, reason)).isPresent()) {
      return false;
    }
    takeBack(administrator);
    voices.add(new Voice(administrator, answer, reason, now));
    return true;
  }

  /** Whether there was something to take back. */
  public boolean takeBack(String administrator) {
    return voices.removeIf(voice -> voice.isOf(administrator));
  }

  private Optional<Voice> voiceOf(String administrator) {
    return voices.stream().filter(voice -> voice.isOf(administrator)).findFirst();
  }

  public boolean isConsentedBy(String administrator) {
    return voiceOf(administrator).filter(voice -> voice.answer() == Answer.CONSENT).isPresent();
  }

  /**
   * Who agrees, by name.
   *
   * @param counts whether somebody's voice counts
   */
  public List<String> consenting(Predicate<String> counts) {
    return voices(counts).stream()
        .filter(voice -> voice.answer() == Answer.CONSENT)
        .map(Voice::administrator)
        .toList();
  }

  /** Whether as many people agree as are needed. */
  public boolean isAgreed(Predicate<String> counts) {
    return consenting(counts).size() >= NEEDED;
  }

  /** It ends with the voices that count; the trail has the others. */
  public void endWith(Predicate<String> counts) {
    voices.removeIf(voice -> !counts.test(voice.administrator()));
  }

  /** By who said it. */
  List<Voice> voices(Predicate<String> counts) {
    return voices.stream()
        .filter(voice -> counts.test(voice.administrator()))
        .sorted(Comparator.comparing(Voice::administrator))
        .toList();
  }

  static String digestOf(String document) {
    return Sm3.hex(document.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String auditType() {
    return "policy";
  }

  @Override
  public String auditId() {
    return id;
  }
}
