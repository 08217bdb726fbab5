package org.certbureau.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;

/**
 * Money that was taken.
 *
 * @param remittedOn the day on the bank's voucher, or null
 */
public record PaymentView(
    PaymentMethod method,
    Money amount,
    String payerName,
    String reference,
    LocalDate remittedOn,
    String takenBy,
    Instant takenAt) {}
