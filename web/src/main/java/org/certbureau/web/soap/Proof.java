package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** What the holder's token has signed; docs/line-proofs.md has how. */
@XmlType(
    name = "Proof",
    propOrder = {"serial", "nonce", "signature"})
public class Proof {
  /** Of a certificate of the pair that is on the token; hexadecimal. */
  @XmlElement(required = true)
  String serial;

  /** As it was given out. */
  @XmlElement(required = true)
  String nonce;

  /** DER. */
  @XmlElement(required = true)
  byte[] signature;
}
