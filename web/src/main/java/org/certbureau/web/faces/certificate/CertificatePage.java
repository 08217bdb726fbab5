package org.certbureau.web.faces.certificate;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFiles;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** One pair: both certificates as they were signed, the chain above them, the way of their life. */
@Named("pairPage")
@RequestScoped
public class CertificatePage {
  private static final int SOON_DAYS = 30;

  @EJB private PairDesk desk;
  @EJB private PublicDirectory directory;
  @Inject private Clock clock;
  @Inject private Figures figures;
  @Inject private Words say;

  private String serial;
  private PairView pair;
  private PairFiles files;

  /** What a certificate says of itself. */
  public record Shown(
      String kind, String use, String serial, String subject, String issuer, String key) {}

  public void open() {
    pair = desk.bySerial(serial);
    files = desk.files(pair.job());
  }

  public PairView getPair() {
    return pair;
  }

  public List<Shown> getCertificates() {
    return List.of(shown("signing", files.signing()), shown("encryption", files.encryption()));
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
    return directory.chain(pair.issuer()).stream()
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

  public boolean isExpired() {
    return pair.notAfter().isBefore(clock.instant());
  }

  /** How long it is still valid, in words; empty for one that is not. */
  public String getLeft() {
    return pair.state() == PairState.ACTIVE && !isExpired()
        ? say.of("certificate.left", figures.count(figures.daysUntil(pair.notAfter())))
        : "";
  }

  public boolean isEndingSoon() {
    return figures.daysUntil(pair.notAfter()) <= SOON_DAYS;
  }

  public String getSerial() {
    return serial;
  }

  public void setSerial(String serial) {
    this.serial = serial;
  }
}
