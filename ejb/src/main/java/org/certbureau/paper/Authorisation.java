package org.certbureau.paper;

import java.net.URI;
import java.util.List;
import org.certbureau.kernel.CaseNumber;

/**
 * 单位授权委托书: the unit empowers its agent to act for it at the counter, over its seal. What is empty
 * is left to be written by hand.
 *
 * @param note a line beside the title, such as the copies wanted; may be empty
 * @param tracking the address behind the QR code
 * @param printVersion counts up with each print that differs (CS-08)
 * @param addressee the bureau or certification authority it is written to
 * @param creditCode or null where the unit has none, or tells none yet
 * @param legalRepresentative or empty, to be written by hand
 * @param matters what the agent may do, in the region's words
 * @param notes small print at the end
 */
public record Authorisation(
    String title,
    String note,
    CaseNumber caseNumber,
    URI tracking,
    int printVersion,
    String addressee,
    String unit,
    String creditCode,
    String legalRepresentative,
    Agent agent,
    List<String> matters,
    List<String> notes)
    implements Paper {

  /**
   * 受托人.
   *
   * @param document the word for the kind of the identity document
   * @param number whole: on a paper that is sealed it must be
   * @param mobile whole
   */
  public record Agent(String name, String document, String number, String mobile) {}

  public Authorisation {
    matters = List.copyOf(matters);
    notes = List.copyOf(notes);
  }

  @Override
  public String template() {
    return "authorisation";
  }

  String over() {
    return "";
  }

  String qr() {
    return QrCode.dataUri(tracking.toString());
  }
}
