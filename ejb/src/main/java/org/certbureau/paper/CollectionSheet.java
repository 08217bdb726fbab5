package org.certbureau.paper;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.certbureau.kernel.CaseNumber;

/**
 * 领取单: the collector signs for the tokens and PIN slips of a case.
 *
 * @param bureau the region's name of the bureau, above the title
 * @param tracking the address behind the QR code
 * @param printVersion counts up with each print
 * @param service in the region's words
 * @param unit who applied
 * @param withSlips whether PIN slips go along; where a holder's own token goes back there are none
 * @param closedAt when it was handed over; null before that
 */
public record CollectionSheet(
    String bureau,
    CaseNumber caseNumber,
    URI tracking,
    int printVersion,
    String service,
    String unit,
    Collector collector,
    List<Token> tokens,
    boolean withSlips,
    Instant closedAt)
    implements Paper {

  /**
   * 领取人.
   *
   * @param document masked, as is the mobile
   */
  public record Collector(String name, String document, String mobile) {}

  /**
   * One token.
   *
   * @param certificate the number by which people call it
   * @param holder whose it is
   * @param slip number of its PIN slip, or null
   */
  public record Token(String certificate, String holder, String chip, String slip) {}

  public CollectionSheet {
    tokens = List.copyOf(tokens);
  }

  @Override
  public String template() {
    return "collection";
  }

  String title() {
    return "数字证书领取单";
  }

  String over() {
    return bureau;
  }

  String note() {
    return "签字后由受理点留存";
  }

  int count() {
    return tokens.size();
  }

  String qr() {
    return QrCode.dataUri(tracking.toString());
  }
}
