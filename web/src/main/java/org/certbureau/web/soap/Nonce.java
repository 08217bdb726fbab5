package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlSchemaType;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import org.certbureau.certificate.proof.FreshNonce;

/**
 * For the holder's token to sign, and for one proof. The operation {@code nonce} has taken the
 * shorter name already.
 */
@XmlType(
    name = "FreshNonce",
    propOrder = {"nonce", "validUntil"})
public class Nonce {
  @XmlElement(required = true)
  String nonce;

  /** When it is too late to hand it in. */
  @XmlElement(required = true)
  @XmlJavaTypeAdapter(XmlMoment.class)
  @XmlSchemaType(name = "dateTime")
  Instant validUntil;

  static Nonce of(FreshNonce given) {
    Nonce nonce = new Nonce();
    nonce.nonce = given.nonce();
    nonce.validUntil = given.validUntil();
    return nonce;
  }
}
