package org.certbureau.issuance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.BureauVerdict;
import org.certbureau.station.JobBook;
import org.certbureau.station.PinResets;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.proof.FormerKeyProof;
import org.certbureau.station.contract.proof.PinResetProof;

/** What tokens have to prove before anything follows from what their stations say. */
@Dependent
class KeyProofs {
  @EJB PairRegister pairs;

  /** Why it may not be certified; empty where it may. */
  Optional<BureauVerdict> against(JobBook.KeyOffer offer, KeyReady report) {
    if (!JobBook.provesPossession(report)) {
      return Optional.of(BureauVerdict.NO_PROOF_OF_POSSESSION);
    }
    return offer.kind() != JobKind.ISSUE && !isSignedByTheFormer(offer, report)
        ? Optional.of(BureauVerdict.NOT_BY_THE_FORMER_KEY)
        : Optional.empty();
  }

  /** Whether the certificate's own token has signed under its other PIN, also past its end. */
  boolean holds(PinResets.Offer offer, PinReset report) {
    return pairs
        .signingCertificate(offer.line())
        .filter(
            certificate ->
                isSignedBy(
                    certificate,
                    PinResetProof.message(
                        report.job(), report.chip(), offer.challenge(), Octets.of(certificate)),
                    report.challengeSignature()))
        .isPresent();
  }

  /**
   * A station alone lets no key take the place of a holder's, and has no key of before sealed for
   * one of its own: that takes the holder's token.
   */
  private boolean isSignedByTheFormer(JobBook.KeyOffer offer, KeyReady report) {
    if (report.formerSignature() == null) {
      return false;
    }
    return pairs
        .signingCertificate(offer.line())
        .filter(
            certificate ->
                isSignedBy(
                    certificate,
                    FormerKeyProof.message(report.job(), report.chip(), report.p10()),
                    report.formerSignature()))
        .isPresent();
  }

  private static boolean isSignedBy(byte[] certificate, byte[] message, Octets signature) {
    try {
      return Sm2Signatures.verify(
          Sm2Certificate.parse(certificate).publicKey(), message, signature.toByteArray());
    } catch (CryptoFailure e) {
      return false;
    }
  }
}
