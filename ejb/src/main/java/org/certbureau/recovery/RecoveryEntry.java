package org.certbureau.recovery;

import java.time.Instant;
import java.util.List;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * One request with all that was said to it, for auditors, by the key centre's word. Of the key
 * there is nothing in it but its fingerprint. Of one that somebody has changed is missing what
 * nobody can tell any more, and of another region's all but that it was changed.
 *
 * @param job that waited for the key, by which the audit trail names the request
 * @param certificate as people know it
 * @param pair place of the pair on its certificate, from 1
 * @param key fingerprint of the key that was wanted
 * @param chip where it was to go
 * @param purpose what had to be read, as the form has it
 * @param acceptor who accepted the case, as people call them; likewise the reviewer
 * @param how null while it is open, as the end is
 * @param contradicted whether something is wrong with it
 * @param finding what; null where nothing is
 * @param told whether it can be told who said what
 */
public record RecoveryEntry(
    CaseNumber caseNumber,
    RegionCode region,
    String job,
    String unitName,
    String certificate,
    int pair,
    String key,
    String chip,
    String purpose,
    String acceptor,
    String reviewer,
    Instant askedAt,
    List<OfficerVoice> voices,
    RecoveryEnd how,
    Instant endedAt,
    boolean contradicted,
    Finding finding,
    boolean told) {
  public RecoveryEntry {
    voices = List.copyOf(voices);
  }

  /** Who said something, each with the latest. */
  public List<OfficerVoice> answers() {
    return voices.stream().filter(voice -> voice.answer() != null).toList();
  }
}
