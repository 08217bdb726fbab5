package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.certificate.PairFiles;
import org.certbureau.certificate.PairView;

/** A pair of certificates and those above them, each as DER. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "Certificates",
    propOrder = {"chip", "signing", "encryption", "chain"})
public class Certificates {
  /** The serial number of the token that carries the pair. */
  @XmlElement(required = true)
  String chip;

  @XmlElement(required = true)
  byte[] signing;

  @XmlElement(required = true)
  byte[] encryption;

  /** The issuer's certificate first, the root's last. */
  @XmlElement(name = "issuer", required = true)
  List<byte[]> chain = new ArrayList<>();

  static Certificates of(PairView pair, PairFiles files, List<byte[]> chain) {
    Certificates certificates = new Certificates();
    certificates.chip = pair.chip();
    certificates.signing = files.signing();
    certificates.encryption = files.encryption();
    certificates.chain.addAll(chain);
    return certificates;
  }
}
