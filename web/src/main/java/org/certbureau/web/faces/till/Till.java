package org.certbureau.web.faces.till;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.calendar.China;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeLineView;
import org.certbureau.payment.ChargePage;
import org.certbureau.payment.ChargeState;
import org.certbureau.payment.ChargeView;
import org.certbureau.payment.NewPayment;
import org.certbureau.payment.NewRefund;
import org.certbureau.payment.NextSlip;
import org.certbureau.payment.PaymentView;
import org.certbureau.payment.RefundDesk;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.web.faces.frame.AddressWord;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.TrailedList;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/**
 * The payment screen, the cashier's window (收费): what is due and what is owed back, and one charge
 * at a time to be paid or repaid.
 */
@Named
@ViewScoped
public class Till extends TrailedList {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 12;

  @EJB private CashDesk desk;
  @EJB private RefundDesk refunds;
  @EJB private PolicyDesk policies;
  @Inject private Clock clock;
  @Inject private Counts counts;
  @Inject private Figures figures;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String number;
  private ChargeState listed;
  private PaymentMethod method;
  private String amount;
  private String payer;
  private boolean samePayer = true;
  private String reference;
  private String remittedOn;
  private String repaidOn;
  private List<Integer> lines = new ArrayList<>();
  private transient ChargePage page;
  private transient ChargeView charge;
  private transient String whyNotPaid;

  public void open() {
    if (getCharge() == null || !(isToPay() || isToRepay())) {
      return;
    }
    method = getMethods().stream().map(PaymentRule::method).findFirst().orElse(null);
    amount = getCharge().total().toString();
    if (isToRepay()) {
      lines = getOpenLines().stream().map(ChargeLineView::line).toList();
      repaidOn = LocalDate.now(clock.withZone(China.ZONE)).toString();
      getMethods().stream()
          .map(PaymentRule::method)
          .filter(way -> getCharge().payment() != null && way == getCharge().payment().method())
          .findFirst()
          .ifPresent(way -> method = way);
    }
  }

  public boolean isToPay() {
    return getCharge().state() == ChargeState.DUE && getWhyNotPaid().isEmpty();
  }

  /** Why nothing is taken for what is due, in the words of the desk; empty where it is. */
  public String getWhyNotPaid() {
    if (whyNotPaid == null) {
      whyNotPaid =
          getCharge().state() == ChargeState.DUE
              ? desk.closed(getCharge().caseNumber()).map(closed -> say.problem(closed)).orElse("")
              : "";
    }
    return whyNotPaid;
  }

  public boolean isToRepay() {
    return getCharge().state() == ChargeState.REFUND_DUE;
  }

  /** What the list shows: what is due, or what is owed back; if not told, by the chosen charge. */
  public ChargeState getListed() {
    if (listed == null) {
      listed = getCharge() != null && isToRepay() ? ChargeState.REFUND_DUE : ChargeState.DUE;
    }
    return listed;
  }

  public boolean isOwedListed() {
    return getListed() == ChargeState.REFUND_DUE;
  }

  /** The charges of the list, the oldest first. */
  public List<ChargeView> getRows() {
    return page().charges();
  }

  private ChargePage page() {
    if (page == null) {
      page = desk.list(getListed(), afterNumber(), ROWS);
    }
    return page;
  }

  /** How many charges are owed back, so that nobody forgets them behind the other list. */
  public String getOwed() {
    ChargePage owed = desk.list(ChargeState.REFUND_DUE, null, ROWS);
    return owed.next() == null ? Integer.toString(owed.charges().size()) : ROWS + "+";
  }

  @Override
  protected Object nextKey() {
    return page().next();
  }

  /** The charge that is before the cashier; null for none. */
  public ChargeView getCharge() {
    if (charge == null && number != null) {
      charge = desk.charge(CaseNumber.of(number));
    }
    return charge;
  }

  /** The ways in which the region takes this charge, with who may pay by them. */
  public List<PaymentRule> getMethods() {
    return getCharge() == null
        ? List.of()
        : policies.version(getCharge().region(), getCharge().policyVersion()).payments().stream()
            .filter(rule -> rule.method() != PaymentMethod.ONLINE)
            .toList();
  }

  public PaymentRule getRule() {
    return getMethods().stream().filter(rule -> rule.method() == method).findFirst().orElse(null);
  }

  /** The number after the slip that was taken last, for who compares it with the one in hand. */
  public NextSlip getNextSlip() {
    return method == null ? null : desk.nextSlip(getCharge().caseNumber(), method).orElse(null);
  }

  public boolean isHolderOnly() {
    return getRule() != null && getRule().payer() == PaymentRule.Payer.HOLDER;
  }

  public String take() {
    Money paid = Entry.amount(problems, amount);
    LocalDate remitted = Entry.day(problems, "remittedOn", remittedOn);
    if (!samePayer && (payer == null || payer.isBlank())) {
      problems.add("payerName", "till.payer-missing");
    }
    if (problems.isAny()) {
      return null;
    }
    CaseNumber what = CaseNumber.of(number);
    List<String> behind = NextDue.behind(due(), number);
    NewPayment told = new NewPayment(method, paid, payerTold(), reference, remitted);
    boolean done = problems.none(() -> charge = desk.take(what, told));
    if (!done) {
      readAnew();
    }
    if (!done && !isTakenBefore(told)) {
      return null;
    }
    counts.count(frame.getCaller());
    notice.say(say.of("till.taken", number, figures.money(charge.total())));
    return Links.redirect(Links.till(NextDue.of(behind, due()), number, getTrail()));
  }

  /** Whose name is written down: the applicant's, unless another was typed. */
  private String payerTold() {
    return samePayer ? getCharge().unitName() : payer;
  }

  private List<ChargeView> due() {
    return desk.list(ChargeState.DUE, isOwedListed() ? null : afterNumber(), ROWS).charges();
  }

  /** Whoever was refused sees the list and the charge as they are now. */
  private void readAnew() {
    charge = null;
    whyNotPaid = null;
    page = null;
  }

  /** The same money on another page of the same desk. */
  private boolean isTakenBefore(NewPayment told) {
    PaymentView known = getCharge().payment();
    return known != null
        && known.method() == told.method()
        && known.amount().equals(told.amount())
        && known.reference().equals(told.reference());
  }

  /** What is owed back and was not repaid yet; all of it, unless the cashier leaves some out. */
  public List<ChargeLineView> getOpenLines() {
    return getCharge().lines().stream().filter(ChargeLineView::isOpen).toList();
  }

  /** What goes back by the lines that are chosen. */
  public Money getChosen() {
    return getOpenLines().stream()
        .filter(line -> lines.contains(line.line()))
        .map(ChargeLineView::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  /** Records that what is chosen was paid back. */
  public String repay() {
    LocalDate repaid = Entry.day(problems, "repaidOn", repaidOn);
    if (lines.isEmpty()) {
      problems.add("lines", "till.lines.none");
    }
    if (problems.isAny()) {
      return null;
    }
    CaseNumber what = CaseNumber.of(number);
    Money sum = getChosen();
    NewRefund told = NewRefund.of(method, reference, repaid, lines);
    if (!problems.none(() -> charge = refunds.repay(what, told))) {
      readAnew();
      return null;
    }
    notice.say(say.of("till.repaid", number, figures.money(sum)));
    return Links.redirect(Links.payment(number));
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number == null || number.isBlank() ? null : number;
  }

  /** The list beside the case, as it stands in the address. */
  public String getList() {
    return AddressWord.of(getListed());
  }

  public void setList(String word) {
    listed = AddressWord.of(ChargeState.class, word);
  }

  public PaymentMethod getMethod() {
    return method;
  }

  public void setMethod(PaymentMethod method) {
    this.method = method;
  }

  public String getAmount() {
    return amount;
  }

  public void setAmount(String amount) {
    this.amount = amount;
  }

  public boolean isSamePayer() {
    return samePayer;
  }

  public void setSamePayer(boolean samePayer) {
    this.samePayer = samePayer;
  }

  public String getPayer() {
    return payer;
  }

  public void setPayer(String payer) {
    this.payer = payer;
  }

  public String getRemittedOn() {
    return remittedOn;
  }

  public void setRemittedOn(String remittedOn) {
    this.remittedOn = remittedOn;
  }

  public String getRepaidOn() {
    return repaidOn;
  }

  public void setRepaidOn(String repaidOn) {
    this.repaidOn = repaidOn;
  }

  public List<Integer> getLines() {
    return lines;
  }

  public void setLines(List<Integer> lines) {
    this.lines = lines;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }
}
