package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlSchemaType;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.certificate.PairFiles;
import org.certbureau.certificate.PairView;

/** A pair of certificates on one token. */
@XmlType(
    name = "Pair",
    propOrder = {
      "state",
      "chip",
      "issuer",
      "notBefore",
      "notAfter",
      "signing",
      "encryption",
      "chain",
      "line",
      "ordinal"
    })
public class Pair {
  /** For example {@code ACTIVE}. */
  @XmlElement(required = true)
  String state;

  /** The serial number of the token's chip. */
  String chip;

  /** As the certificate's own address {@code /ca/ISSUER.cer} names it. */
  @XmlElement(required = true)
  String issuer;

  @XmlElement(required = true)
  @XmlJavaTypeAdapter(XmlMoment.class)
  @XmlSchemaType(name = "dateTime")
  Instant notBefore;

  @XmlElement(required = true)
  @XmlJavaTypeAdapter(XmlMoment.class)
  @XmlSchemaType(name = "dateTime")
  Instant notAfter;

  @XmlElement(required = true)
  Certificate signing;

  @XmlElement(required = true)
  Certificate encryption;

  /** DER; the issuer's certificate first, the root's last. */
  @XmlElement(name = "issuerCertificate")
  List<byte[]> chain = new ArrayList<>();

  /** The number of the certificate as people call it, whatever pair is in force on it. */
  String line;

  /** The place of this pair among those of its line, from 1. */
  Integer ordinal;

  /** One of the two. The operation {@code certificate} has taken the shorter name already. */
  @XmlType(
      name = "CertificateFile",
      propOrder = {"serial", "der"})
  public static class Certificate {
    /** Hexadecimal. */
    @XmlElement(required = true)
    String serial;

    @XmlElement(required = true)
    byte[] der;

    static Certificate of(String serial, byte[] der) {
      Certificate certificate = new Certificate();
      certificate.serial = serial;
      certificate.der = der.clone();
      return certificate;
    }
  }

  static Pair of(PairView view, PairFiles files, List<byte[]> chain) {
    Pair pair = new Pair();
    pair.state = view.state().name();
    pair.chip = view.chip();
    pair.issuer = view.issuer();
    pair.notBefore = view.notBefore();
    pair.notAfter = view.notAfter();
    pair.signing = Certificate.of(view.signingSerial(), files.signing());
    pair.encryption = Certificate.of(view.encryptionSerial(), files.encryption());
    pair.chain.addAll(chain);
    pair.line = view.line().value();
    pair.ordinal = view.ordinal();
    return pair;
  }
}
