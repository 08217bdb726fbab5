package org.certbureau.kmc;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.PasswordHash;

/** The embedded centre's half of the recovery, in tables of its own. */
@Stateless
@Local(KeyRecovery.class)
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EmbeddedKeyRecovery implements KeyRecovery {
  private static final String PASSWORD = "password";

  @Inject private RecoveryBooks books;
  @Inject private OrderBook orders;
  @Inject private Escrow escrow;
  @Inject private EscrowKey key;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  @Override
  public void admit(String name, Set<RegionCode> regions, char[] password, Set<String> admittedBy) {
    Officer officer = books.officer(name).orElse(null);
    if (officer == null) {
      officer = books.add(new Officer(name));
    }
    Instant from = admittedBy.isEmpty() ? null : clock.instant().plus(SETTLING);
    officer.admit(regions, PasswordHash.of(password), admittedBy, from, key.mac());
    Map<String, String> details = new TreeMap<>();
    details.put(
        "regions",
        regions.stream().map(RegionCode::value).sorted().collect(Collectors.joining(" ")));
    if (admittedBy.isEmpty()) {
      details.put("exempt", "first start");
    } else {
      details.put("by", String.join(" ", admittedBy.stream().sorted().toList()));
    }
    audit.record(officer, "key-officer.admitted", "system", details);
  }

  @Override
  public void passwordChosen(String name, char[] former, char[] chosen) {
    books
        .officer(name)
        .filter(officer -> officer.isGenuine(key.mac()) && !officer.hasLeft())
        .filter(officer -> officer.knows(former))
        .ifPresent(
            officer -> {
              officer.choose(PasswordHash.of(chosen), key.mac());
              audit.record(officer, "key-officer.password-chosen", name, Map.of());
            });
  }

  @Override
  public void left(String name) {
    books
        .officer(name)
        .filter(officer -> !officer.hasLeft())
        .ifPresent(
            officer -> {
              officer.leave(clock.instant(), key.mac());
              audit.record(officer, "key-officer.left", "system", Map.of());
            });
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> answered(String name, int most) {
    return books.answered(name, most);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Quorum quorum(RecoveryOrder order) {
    return count(order, books.find(order.job()).orElse(null)).quorum();
  }

  private Count count(RecoveryOrder order, RecoveryCase head) {
    return orders.count(order, head);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Standing> standing(String job) {
    return orders.standing(job);
  }

  @Override
  public Quorum consent(RecoveryOrder order, String name, char[] password) {
    RecoveryCase head = held(order);
    Quorum.Voice voice = open(order, head, name, password);
    if (voice.counts()) {
      return count(order, head).quorum();
    }
    if (voice.against() != null) {
      throw new RuleViolation(voice.against());
    }
    return say(order, head, name, Answer.CONSENT, null);
  }

  @Override
  public Quorum refuse(RecoveryOrder order, String name, char[] password, String reason) {
    RecoveryCase head = held(order);
    Quorum.Voice voice = open(order, head, name, password);
    if (voice.answer() == Answer.REFUSAL) {
      return count(order, head).quorum();
    }
    if (voice.against() != null) {
      throw new RuleViolation(voice.against());
    }
    return say(order, head, name, Answer.REFUSAL, reason);
  }

  @Override
  public Quorum withdraw(RecoveryOrder order, String name) {
    RecoveryCase head = held(order);
    boolean holds = open(order, head).of(name).filter(Quorum.Voice::counts).isPresent();
    if (!holds) {
      throw refused("kmc.nothing-to-withdraw", "officer");
    }
    return say(order, head, name, Answer.WITHDRAWAL, null);
  }

  @Override
  public void approved(CaseNumber caseNumber) {
    orders.approved(caseNumber);
  }

  @Override
  public Quorum open(RecoveryOrder order) {
    RecoveryCase head = books.hold(order.job()).orElseGet(() -> opened(order));
    if (!head.isOf(order)) {
      throw forged();
    }
    return count(order, head).quorum();
  }

  private RecoveryCase opened(RecoveryOrder order) {
    int approval = orders.approvals(order.caseNumber());
    Collection<Statement> refusals = orders.refusals(order.caseNumber(), approval);
    RecoveryCase head = books.add(new RecoveryCase(order, approval, clock.instant(), key));
    for (Statement refusal : refusals) {
      append(head, Statement.carried(order, head.said() + 1, refusal, head.lastMac(), key));
      audit.record(head, "key-recovery.refusal-carried", refusal.officer(), told(order));
    }
    return head;
  }

  private void append(RecoveryCase head, Statement statement) {
    books.add(statement);
    head.append(statement, key.mac());
  }

  private static RuleViolation forged() {
    return OrderBook.forged();
  }

  private RecoveryCase held(RecoveryOrder order) {
    return books.hold(order.job()).orElseThrow(EmbeddedKeyRecovery::forged);
  }

  /** As it stands, where something can still be said to it. */
  private Quorum open(RecoveryOrder order, RecoveryCase head) {
    Quorum quorum = count(order, head).quorum();
    return switch (quorum.state()) {
      case FORGED -> throw forged();
      case RECOVERED -> throw refused("kmc.recovered-before", "officer");
      case ENDED -> throw refused("kmc.order-over", "officer");
      case WAITING, ENOUGH, NO_TWO_LEFT -> quorum;
    };
  }

  /** Their voice so far, where the password is theirs. */
  private Quorum.Voice open(RecoveryOrder order, RecoveryCase head, String name, char[] password) {
    Quorum.Voice voice =
        open(order, head).of(name).orElseThrow(() -> refused("kmc.officer-unknown", "officer"));
    if (!books.officer(name).filter(officer -> officer.knows(password)).isPresent()) {
      throw refused("kmc.password-wrong", PASSWORD);
    }
    return voice;
  }

  private Quorum say(
      RecoveryOrder order, RecoveryCase head, String name, Answer answer, String reason) {
    Statement statement =
        new Statement(
            order, head.said() + 1, name, answer, reason, clock.instant(), head.lastMac(), key);
    append(head, statement);
    audit.record(head, action(answer), name, told(order));
    return count(order, head).quorum();
  }

  private static String action(Answer answer) {
    return switch (answer) {
      case CONSENT -> "key-recovery.consented";
      case REFUSAL -> "key-recovery.refused";
      case WITHDRAWAL -> "key-recovery.withdrawn";
    };
  }

  private static Map<String, String> told(RecoveryOrder order) {
    return Map.of(
        "case", order.caseNumber().value(),
        "certificate", order.certificate(),
        "key", order.key().fingerprint(),
        "recipient", order.recipient().key().fingerprint());
  }

  @Override
  public void end(String job, String how) {
    books
        .hold(job)
        .filter(head -> head.how() == null && (head.isRecovered() || !head.isEnded()))
        .filter(head -> head.isGenuine(books.statements(job), key.mac()))
        .ifPresent(
            head -> {
              boolean given = head.isRecovered();
              head.end(how, clock.instant(), key.mac());
              if (!given) {
                audit.record(head, "key-recovery.ended", "system", Map.of("why", how));
              }
            });
  }

  @Override
  public byte[] recover(RecoveryOrder order) {
    RecoveryCase head = books.hold(order.job()).orElseThrow(EmbeddedKeyRecovery::noQuorum);
    Quorum quorum = open(order, head);
    if (quorum.state() != Quorum.State.ENOUGH) {
      throw noQuorum();
    }
    byte[] enveloped = enveloped(order);
    head.recovered(clock.instant(), key.mac());
    Map<String, String> details = new TreeMap<>(told(order));
    details.put(
        "officers",
        quorum.voices().stream()
            .filter(Quorum.Voice::counts)
            .map(Quorum.Voice::officer)
            .collect(Collectors.joining(" ")));
    audit.record(head, "key-recovery.recovered", "system", details);
    return enveloped;
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> opened(Set<RegionCode> regions, Instant from, Instant until, int most) {
    return books.opened(regions, from, until, most);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> open(Set<RegionCode> regions, int most) {
    return orders.open(regions, most);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<String> open(CaseNumber caseNumber) {
    return orders.open(caseNumber);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> changed() {
    return orders.changed();
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isInEscrow(String keyFingerprint) {
    return opened(keyFingerprint).isPresent();
  }

  private byte[] enveloped(RecoveryOrder order) {
    return opened(order.key().fingerprint())
        .map(pair -> EnvelopedKey.seal(pair, order.recipient().key()))
        .orElseThrow(() -> refused("kmc.not-in-escrow", "key"));
  }

  /** Of a signing key nothing is ever in escrow. Empty also for what was changed. */
  private Optional<Sm2KeyPair> opened(String keyFingerprint) {
    try {
      return escrow.find(keyFingerprint).map(pair -> pair.open(key.sealing()));
    } catch (CryptoFailure changed) {
      return Optional.empty();
    }
  }

  private static RuleViolation noQuorum() {
    return refused("kmc.no-quorum", "officer");
  }

  private static RuleViolation refused(String code, String field) {
    return new RuleViolation(Problem.of(code, field));
  }
}
