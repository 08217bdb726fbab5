package org.certbureau.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.certbureau.kernel.Money;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.Text;
import org.certbureau.region.quoting.QuoteLine;

/**
 * One line of a charge. What it stands for may come to its end without a certificate: then it is
 * owed back or kept, and one refund at most pays it back.
 */
@Entity
@Table(name = "charge_line")
@IdClass(ChargeLine.Place.class)
class ChargeLine implements Sourced {
  @Id
  @ManyToOne(optional = false)
  @JoinColumn(name = "charge_id")
  private Charge charge;

  @Id
  @Column(name = "ordinal")
  private int ordinal;

  /** The item of the case that it is charged for; null for what is charged once a case. */
  @Column(name = "item_id")
  private Long item;

  /** Of the price within the policy; null in lines of before. */
  @Column(name = "code")
  private String code;

  @Column(name = "words_zh")
  private String wordsZh;

  @Column(name = "words_en")
  private String wordsEn;

  @Column(name = "unit_price")
  private Money unitPrice;

  @Column(name = "quantity")
  private int quantity;

  @Column(name = "amount")
  private Money amount;

  @Column(name = "rule")
  private String rule;

  @Column(name = "citation")
  private String citation;

  /** KEPT or OWED; null as long as what it stands for goes on, or once it is earned. */
  @Enumerated(EnumType.STRING)
  @Column(name = "back")
  private Back back;

  @Column(name = "back_rule")
  private String backRule;

  @Column(name = "back_citation")
  private String backCitation;

  /** The refund that paid it back; once it is there it stays. */
  @Column(name = "refund_id")
  private Long refund;

  @Version
  @Column(name = "version")
  private int version;

  protected ChargeLine() {}

  /**
   * @param ordinal its place in the charge, from 1
   */
  ChargeLine(Charge charge, int ordinal) {
    this.charge = charge;
    this.ordinal = ordinal;
  }

  void ask(Long forItem, QuoteLine quoted) {
    item = quoted.isOfCase() ? null : forItem;
    code = quoted.code();
    wordsZh = quoted.item().zh();
    wordsEn = quoted.item().en();
    unitPrice = quoted.unitPrice();
    quantity = quoted.quantity();
    amount = quoted.amount();
    rule = quoted.rule();
    citation = quoted.citation();
  }

  /** What it stands for came to its end; what was decided then is not decided again. */
  void end(Optional<RefundRule> by) {
    if (back == null && !amount.isZero()) {
      back =
          by.filter(refundRule -> refundRule.keeps().contains(rule)).isPresent()
              ? Back.KEPT
              : Back.OWED;
      backRule = by.map(RefundRule::rule).orElse(null);
      backCitation = by.map(RefundRule::citation).orElse(null);
    }
  }

  void repaidBy(long refundId) {
    if (!isOpen()) {
      throw new IllegalStateException("line " + ordinal + " is not owed back");
    }
    refund = refundId;
  }

  /** Whether it is to be paid back and was not yet. */
  boolean isOpen() {
    return back == Back.OWED && refund == null;
  }

  boolean isOwed() {
    return back == Back.OWED;
  }

  boolean isRepaid() {
    return refund != null;
  }

  boolean isRepaidBy(long refundId) {
    return refund != null && refund == refundId;
  }

  boolean isFor(long itemId) {
    return item != null && item == itemId;
  }

  int ordinal() {
    return ordinal;
  }

  Money amount() {
    return amount;
  }

  @Override
  public String rule() {
    return rule;
  }

  @Override
  public String citation() {
    return citation;
  }

  String backRule() {
    return backRule;
  }

  String backCitation() {
    return backCitation;
  }

  ChargeLineView toView() {
    return new ChargeLineView(
        ordinal,
        item,
        code,
        new Text(wordsZh, wordsEn),
        unitPrice,
        quantity,
        amount,
        rule,
        citation,
        refund == null ? back : Back.REPAID,
        backRule,
        backCitation);
  }

  /** Its key. */
  static class Place implements Serializable {
    private static final long serialVersionUID = 1L;

    private Long charge;
    private int ordinal;

    protected Place() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Place place
          && ordinal == place.ordinal
          && Objects.equals(charge, place.charge);
    }

    @Override
    public int hashCode() {
      return Objects.hash(charge, ordinal);
    }
  }
}
