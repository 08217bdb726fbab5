package org.certbureau.paper;

import java.net.URI;
import java.util.List;
import org.certbureau.kernel.CaseNumber;

/**
 * 服务协议: the terms between the unit and whoever issues its certificate, in the version to which the
 * unit agrees.
 *
 * @param note a line beside the title, such as the copies wanted; may be empty
 * @param tracking the address behind the QR code
 * @param printVersion counts up with each print that differs (CS-08)
 * @param textVersion of the consent that this text belongs to
 * @param unit or empty, to be written by hand
 * @param operator the other party
 * @param clauses numbered on the paper
 * @param notes small print at the end
 */
public record ServiceAgreement(
    String title,
    String note,
    CaseNumber caseNumber,
    URI tracking,
    int printVersion,
    String textVersion,
    String unit,
    String operator,
    List<String> clauses,
    List<String> notes)
    implements Paper {
  public ServiceAgreement {
    clauses = List.copyOf(clauses);
    notes = List.copyOf(notes);
  }

  @Override
  public String template() {
    return "agreement";
  }

  String over() {
    return "";
  }

  String qr() {
    return QrCode.dataUri(tracking.toString());
  }
}
