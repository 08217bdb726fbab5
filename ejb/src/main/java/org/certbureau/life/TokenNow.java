package org.certbureau.life;

import java.time.Instant;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.certificate.LineNumber;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;

/**
 * What a token is now. What is no matter for it is null.
 *
 * @param caseNumber the application that it is made for, or that made it what it is
 * @param service of that application, where it is one on a certificate
 * @param line the certificate that it carries, or carried last
 * @param ordinal of the pair on it, from 1
 * @param until the end of that pair's validity
 * @param failure what spoiled it
 */
public record TokenNow(
    Standing standing,
    CaseNumber caseNumber,
    Service service,
    LineNumber line,
    Integer ordinal,
    Instant until,
    ProductionFailure failure) {

  /** What it is, with the certificate on it looked at. */
  public enum Standing {
    /** 在库: blank. */
    IN_STOCK,
    /** 正在制证. */
    BEING_MADE,
    /** 在用: it carries the pair in force. */
    IN_USE,
    /** The certificate on it is on hold. */
    ON_HOLD,
    /** The certificate on it has expired. */
    EXPIRED,
    /** With its holder, and nothing on it is in force any more. */
    NOTHING_IN_FORCE,
    /** 待销毁. */
    TAKEN_BACK,
    /** 已销毁. */
    DESTROYED,
    /** 已遗失. */
    LOST,
    /** 作废. */
    SPOILED
  }
}
