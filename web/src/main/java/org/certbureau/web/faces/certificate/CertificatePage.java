package org.certbureau.web.faces.certificate;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.certificate.LineDesk;
import org.certbureau.certificate.LineLife;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFiles;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.web.faces.words.Words;

/**
 * A certificate line with one of its pairs: both certificates as they were signed, and the chain
 * above them. The address names the line, or the pair by a serial.
 */
@Named("pairPage")
@RequestScoped
public class CertificatePage {
  @EJB private PairDesk desk;
  @EJB private LineDesk lines;
  @EJB private PublicDirectory directory;
  @Inject private Words say;

  private String number;
  private String serial;
  private LineLife life;
  private PairView pair;
  private PairFiles files;

  /** What a certificate says of itself. */
  public record Shown(
      String kind, String use, String serial, String subject, String issuer, String key) {}

  public void open() {
    if (serial != null && !serial.isBlank()) {
      pair = desk.bySerial(serial);
      life = lines.life(pair.line().value());
    } else {
      life = lines.life(number);
      pair = life.line().inForce();
    }
    files = pair == null ? null : desk.files(pair.job());
  }

  public LineLife getLife() {
    return life;
  }

  /** The pair that is shown: the one in force unless another was named; null where none is. */
  public PairView getPair() {
    return pair;
  }

  public List<Shown> getCertificates() {
    return pair == null
        ? List.of()
        : List.of(shown("signing", files.signing()), shown("encryption", files.encryption()));
  }

  private Shown shown(String kind, byte[] der) {
    Sm2Certificate certificate = Sm2Certificate.parse(der);
    return new Shown(
        kind,
        say.of("certificate.use." + kind),
        certificate.serialHex(),
        text(certificate.subject()),
        text(certificate.issuer()),
        certificate.publicKey().fingerprint());
  }

  /** The chain from the issuer to the root. */
  public List<String> getChain() {
    return pair == null
        ? List.of()
        : directory.chain(pair.issuer()).stream()
            .map(Sm2Certificate::parse)
            .map(issuer -> text(issuer.subject()))
            .toList();
  }

  /** In the order in which people read it: the name first. */
  private static String text(X500Name name) {
    StringBuilder text = new StringBuilder();
    RDN[] parts = name.getRDNs();
    for (int i = parts.length - 1; i >= 0; i--) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(BCStyle.INSTANCE.oidToDisplayName(parts[i].getFirst().getType()))
          .append('=')
          .append(IETFUtils.valueToString(parts[i].getFirst().getValue()));
    }
    return text.toString();
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getSerial() {
    return serial;
  }

  public void setSerial(String serial) {
    this.serial = serial;
  }
}
