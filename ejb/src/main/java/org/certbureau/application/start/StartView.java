package org.certbureau.application.start;

import java.util.List;
import org.certbureau.application.line.Rival;
import org.certbureau.certificate.LineHolder;
import org.certbureau.certificate.Sought;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;

/**
 * What is known in a region of whom or what was typed.
 *
 * @param sought what it was taken for
 * @param wrong what is wrong with a credit code; null where nothing is
 * @param fittingCheck the check character that would fit, where that alone is wrong; else null
 * @param holders the first of them, by name
 * @param lines where there is one holder: its certificates
 * @param cases what that holder, or the credit code that was typed, has asked for and is not done
 * @param register what else is known of the one holder; null for a branch, and where nobody tells
 * @param opening what opens a certificate: offered, or refused
 * @param neverHere what nobody gets here for a certificate, whatever its state
 */
public record StartView(
    RegionCode region,
    Sought sought,
    Problem wrong,
    String fittingCheck,
    List<LineHolder> holders,
    boolean moreHolders,
    List<StartLine> lines,
    boolean moreLines,
    List<Rival> cases,
    HolderRegister register,
    StartOffer opening,
    StartRefusal openingRefused,
    List<StartRefusal> neverHere) {
  public StartView {
    holders = List.copyOf(holders);
    lines = List.copyOf(lines);
    cases = List.copyOf(cases);
    neverHere = List.copyOf(neverHere);
  }
}
