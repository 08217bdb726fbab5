package org.certbureau.paper;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.kernel.CapitalAmount;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.MobileNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.calendar.Deadline;

/**
 * 受理回执: what the unit takes home from the counter. Who came, what was handed over, what it costs
 * and why, when it will be done and how to ask.
 *
 * @param bureau the region's name of the bureau, above the title
 * @param tracking the address behind the QR code
 * @param printVersion counts up with each print that differs (CS-08)
 * @param service in the region's own words
 * @param certificate what people call the one that it is about (证书编号), or null where it opens one
 * @param creditCode or null for a person
 * @param settlement or null as long as nothing was paid
 * @param unpaid what is said then
 * @param refunds what went back and what is still to go
 * @param deadline by when it is due, or null where no day is known
 * @param limit what is said then
 * @param nextStep what happens next, and who does it
 * @param standing what is so of the certificate and how it comes back, a sentence each; nothing of
 *     one that can be used
 * @param contact where to ask: place, hours, telephone
 */
public record Receipt(
    String bureau,
    CaseNumber caseNumber,
    URI tracking,
    int printVersion,
    String service,
    String certificate,
    String holder,
    CreditCode creditCode,
    Agent agent,
    List<Material> materials,
    List<FeeLine> fees,
    Settlement settlement,
    String unpaid,
    List<Refund> refunds,
    String acceptor,
    Instant acceptedAt,
    Deadline deadline,
    String limit,
    String nextStep,
    List<String> standing,
    String contact)
    implements Paper {

  /** 经办人. */
  public record Agent(String name, MobileNumber mobile) {}

  /**
   * One material received.
   *
   * @param copies how many; null for what was shown and given back
   * @param note how it was checked, or why it was waived; may be empty
   */
  public record Material(String title, Integer copies, String note) {}

  /**
   * A payment that counts.
   *
   * @param method in the region's words
   * @param payer or null where nobody was written down
   * @param reference of the terminal's slip or the bank's voucher
   * @param replaced what had been recorded as that before, or null
   */
  public record Settlement(
      String method, String payer, String reference, String replaced, Instant at) {
    /** One whose number was right from the start. */
    public Settlement(String method, String payer, String reference, Instant at) {
      this(method, payer, reference, null, at);
    }
  }

  /**
   * Money that is owed back or was repaid.
   *
   * @param method in the region's words; null as long as it is owed, as is all that follows
   * @param payee or null where nobody was written down
   */
  public record Refund(Money amount, String payee, String method, String reference, LocalDate on) {}

  public Receipt {
    materials = List.copyOf(materials);
    fees = List.copyOf(fees);
    refunds = List.copyOf(refunds);
    standing = List.copyOf(standing);
  }

  @Override
  public String template() {
    return "receipt";
  }

  String title() {
    return "受理回执";
  }

  String over() {
    return bureau;
  }

  String note() {
    return "";
  }

  boolean stands() {
    return !standing.isEmpty();
  }

  Money total() {
    return fees.stream().map(FeeLine::amount).reduce(Money.ZERO, Money::plus);
  }

  boolean free() {
    return total().isZero();
  }

  String totalInCapitals() {
    return CapitalAmount.onPaper(total());
  }

  String qr() {
    return QrCode.dataUri(tracking.toString());
  }
}
