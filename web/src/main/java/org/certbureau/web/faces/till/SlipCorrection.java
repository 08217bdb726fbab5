package org.certbureau.web.faces.till;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeView;
import org.certbureau.payment.CorrectionDesk;
import org.certbureau.payment.NewCorrection;
import org.certbureau.payment.PaymentView;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/** The layer in which a cashier corrects the number of a slip (更正凭证号). */
@Named
@ViewScoped
public class SlipCorrection implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private CashDesk desk;
  @EJB private CorrectionDesk corrections;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String number;
  private String was;
  private String becomes;
  private String reason;

  /** The number is kept as the cashier sees it: another window may correct it meanwhile. */
  public void open() {
    if (number == null) {
      return;
    }
    ChargeView charge = desk.charge(CaseNumber.of(number));
    PaymentView payment = charge.payment();
    if (payment != null && charge.repayments().isEmpty()) {
      was = payment.reference();
    }
  }

  /** Whether there is a number that can still be corrected. */
  public boolean isOpen() {
    return was != null;
  }

  public String correct() {
    CaseNumber what = CaseNumber.of(number);
    if (!problems.none(() -> corrections.correct(what, new NewCorrection(was, becomes, reason)))) {
      return null;
    }
    notice.say(say.of("till.corrected", number, was, becomes.strip()));
    return Links.redirect(Links.payment(number));
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number == null || number.isBlank() ? null : number;
  }

  public String getWas() {
    return was;
  }

  public String getBecomes() {
    return becomes;
  }

  public void setBecomes(String becomes) {
    this.becomes = becomes;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
