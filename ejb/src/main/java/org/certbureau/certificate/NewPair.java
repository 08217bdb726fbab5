package org.certbureau.certificate;

import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.Validity;

/**
 * A pair that was just signed.
 *
 * @param line key of the certificate line that it belongs to
 * @param holderName as the holder is registered
 * @param certificateName what the certificate calls the holder
 * @param issuer the issuing CA's code
 * @param signingSerial hexadecimal, as the issuer keeps it
 * @param signingCertificate DER
 * @param encryptionCertificate DER
 */
public record NewPair(
    String job,
    CaseNumber caseNumber,
    long line,
    RegionCode region,
    String holderName,
    String certificateName,
    CreditCode creditCode,
    String chip,
    String issuer,
    String signingSerial,
    String encryptionSerial,
    Validity validity,
    byte[] signingCertificate,
    byte[] encryptionCertificate) {}
