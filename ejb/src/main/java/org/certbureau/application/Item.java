package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.asked.Request;
import org.certbureau.application.line.LineBefore;
import org.certbureau.application.production.ItemToMake;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;

/**
 * One service for one certificate (事项) within a case: a certificate line that it opens, goes on
 * with or ends. A line has one item at a time that is not over, and the database sees to that.
 */
@Entity
@Table(name = "application_item")
class Item {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_item_seq")
  @SequenceGenerator(
      name = "application_item_seq",
      sequenceName = "application_item_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "application_id")
  private Application application;

  /** Its place in the case, from 1. */
  @Column(name = "ordinal")
  private int ordinal;

  @Enumerated(EnumType.STRING)
  @Column(name = "service")
  private Service service;

  @Column(name = "years")
  private int years;

  @Column(name = "systems")
  private int systems;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private ItemState state;

  @Column(name = "state_since")
  private Instant since;

  /** Null until one was opened for it. */
  @Column(name = "line_id")
  private Long line;

  /** When its certificate ended as it was submitted; null where there was none before. */
  @Column(name = "old_end")
  private Instant oldEnd;

  /** The token that carried it as it was submitted; null where there was none. */
  @Column(name = "old_chip")
  private String oldChip;

  /** When the first certificate on that token was issued; null where there was none. */
  @Column(name = "old_chip_since")
  private Instant oldChipSince;

  /** By which application its certificate knew its holder; null where none tells. */
  @Column(name = "known_by")
  private CaseNumber knownBy;

  /** Its line while its certificate waits for it, else null. */
  @Column(name = "open_line")
  private Long openLine;

  /**
   * How high it stands on its open line, else null: unique with it, so that of two applications on
   * one certificate one is higher and stops the other (A-X5).
   */
  @Column(name = "open_rank")
  private Integer openRank;

  @Version
  @Column(name = "version")
  private int version;

  protected Item() {}

  Item(Application application, int ordinal, Request asked, Instant now) {
    this.application = application;
    this.ordinal = ordinal;
    this.state = ItemState.WAITING;
    this.since = now;
    ask(asked);
  }

  void ask(Request asked) {
    service = asked.service();
    years = asked.years();
    systems = asked.systems();
  }

  /** Goes where a step of its case leads it. */
  void follow(Step step, Instant now) {
    state
        .after(step)
        .ifPresent(
            next -> {
              state = next;
              since = now;
            });
    if (step == Step.SUBMIT) {
      keepLine();
    } else if (!state.keepsLine()) {
      openLine = null;
      openRank = null;
    }
  }

  /** Submitted and not done: no other of its rank comes to its certificate. */
  private void keepLine() {
    openLine = line;
    openRank = line == null ? null : procedure().rank();
  }

  /** What its service does to a certificate. */
  Procedure procedure() {
    return Procedure.of(service);
  }

  /** Whether that step has led it where it stands. */
  boolean isBehind(Step step) {
    return state.isBehind(step);
  }

  /** Whether that step leads from where it stands, and its case with it. */
  boolean canTake(Step step) {
    State whole = application.state();
    return state.after(step).isPresent()
        && (step.leadsFrom(whole) || step.isOfItems() && whole.isInWork());
  }

  /** See {@link ItemState#ofCase}. */
  static Optional<State> stateOfCase(List<Item> items) {
    return ItemState.ofCase(items.stream().map(Item::state).toList());
  }

  /**
   * @throws IllegalArgumentException where it is another case's
   */
  static Item get(List<Item> items, long key) {
    return items.stream()
        .filter(item -> item.id == key)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("item " + key + " is another case's"));
  }

  /**
   * A certificate that was there before; it is free for others until this is submitted.
   *
   * @param register by which it knows its holder; null where no case tells
   */
  void about(long lineId, CaseNumber register) {
    line = lineId;
    knownBy = register;
  }

  /** By which application the certificate knew its holder as this one was begun or submitted. */
  Optional<CaseNumber> knownBy() {
    return Optional.ofNullable(knownBy);
  }

  /** The certificate that is being made for it. */
  void opens(long lineId) {
    line = lineId;
    keepLine();
  }

  /** The certificate as it is now: from it a new one is reckoned (A-C3, A-C8, GD-16). */
  void goesOnFrom(LineBefore before) {
    oldEnd = before.end();
    oldChip = before.chip();
    oldChipSince = before.firstIssue();
  }

  ItemToMake toMake() {
    return new ItemToMake(id, procedure().needsLine() ? line : null);
  }

  /** Empty while it may still be corrected: then the certificate as it is counts. */
  Optional<LineBefore> before() {
    return application.state().isEditable()
        ? Optional.empty()
        : Optional.ofNullable(oldEnd).map(end -> new LineBefore(end, oldChip, oldChipSince));
  }

  Application application() {
    return application;
  }

  Long id() {
    return id;
  }

  ItemState state() {
    return state;
  }

  Service service() {
    return service;
  }

  int years() {
    return years;
  }

  int systems() {
    return systems;
  }

  Optional<Long> line() {
    return Optional.ofNullable(line);
  }
}
