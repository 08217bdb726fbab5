package org.certbureau.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kmc.KeyRecovery;

/**
 * One request, as an officer sees it: all that is asked is the key centre's word. Of the key there
 * is nothing in it but its fingerprint.
 *
 * @param region null where nobody can tell
 * @param policyVersion of the region's policy that the case rests on; zero where it cannot be read
 * @param certificate as people know it
 * @param pair place of the pair on its certificate, from 1
 * @param validFrom when the pair began, as its certificate says; null where nobody can tell
 * @param validUntil when the pair ends or ended, likewise
 * @param key fingerprint of the key that is wanted
 * @param certifiedName whom the certificate of that key names, as its issuer has signed it; null
 *     where nobody can tell, and nobody consents
 * @param certifiedSerial of that certificate; null likewise
 * @param carriedName whom the certificate names whose key has signed for the recipient, as its
 *     issuer has signed it; null likewise
 * @param recipient fingerprint of the token's own key, for which alone the other is sealed
 * @param standing how the certificate stands now; null where nobody can tell
 * @param pastEnd whether its end has come
 * @param chip where the key is to go
 * @param askedAt when that token proved that it was there
 * @param purpose what has to be read, as the form has it
 * @param agent who came to the counter
 * @param against why who looks cannot answer; null where they can, or have
 * @param withdrawable a consent of who looks holds, and the key is not on its way yet
 * @param earlier what officers refused before to the same case, the first one first
 * @param finding what is wrong with it; null where nothing is
 * @param endedAt null while it is open
 */
public record RecoveryView(
    CaseNumber caseNumber,
    RegionCode region,
    int policyVersion,
    String unitName,
    String certificate,
    LineStanding standing,
    boolean pastEnd,
    int pair,
    Instant validFrom,
    Instant validUntil,
    String key,
    String certifiedName,
    String certifiedSerial,
    String carriedName,
    String recipient,
    String chip,
    Instant askedAt,
    String purpose,
    String agent,
    List<RecoveryPaper> papers,
    RecoveryState state,
    Problem against,
    boolean withdrawable,
    List<OfficerVoice> voices,
    List<OfficerVoice> earlier,
    Finding finding,
    Instant endedAt) {
  public RecoveryView {
    papers = List.copyOf(papers);
    voices = List.copyOf(voices);
    earlier = List.copyOf(earlier);
  }

  /**
   * Whether the certificate of the key names another holder than the token's own, by name or code:
   * a unit that has changed it, or a stranger, who may be called the same.
   */
  public boolean isOfAnotherName() {
    return certifiedName != null && carriedName != null && !certifiedName.equals(carriedName);
  }

  /** So many consents bring the key back. */
  public int needed() {
    return KeyRecovery.NEEDED;
  }

  public long consents() {
    return voices.stream().filter(OfficerVoice::counts).count();
  }

  public long looked() {
    return papers.stream().filter(RecoveryPaper::isLooked).count();
  }

  /** The papers of which a page was not looked at; they stand in the way of a consent. */
  public List<RecoveryPaper> unseen() {
    return papers.stream().filter(paper -> !paper.isLooked()).toList();
  }

  /** Of who looks. */
  public Optional<OfficerVoice> own() {
    return voices.stream().filter(OfficerVoice::own).findFirst();
  }
}
