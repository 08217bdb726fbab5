package org.certbureau.ca;

import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * The holder's identity number in a certificate (GB/T 20518, identifyCode). It is personal data:
 * only where the policy asks for it and the holder has consented.
 *
 * <pre>
 * IdentifyCode ::= CHOICE {
 *   residenterCardNumber      [0] PrintableString,
 *   militaryOfficerCardNumber [1] UTF8String,
 *   passportNumber            [2] PrintableString }
 * </pre>
 */
public record IdentifyCode(Kind kind, String number) {
  /** Which document the number is of; the ordinal is the CHOICE's tag. */
  public enum Kind {
    CITIZEN_ID,
    MILITARY_ID,
    PASSPORT
  }

  /** The standard does not say which of the two tags it means, and authorities differ. */
  public enum Tagging {
    EXPLICIT,
    IMPLICIT
  }

  /**
   * @throws RuleViolation where the number cannot be written as the standard's type
   */
  public IdentifyCode {
    Objects.requireNonNull(kind, "kind");
    if (number == null || number.isEmpty()) {
      throw new RuleViolation(Problem.of("ca.extension-empty", "identifyCode"));
    }
    if (kind != Kind.MILITARY_ID && !DERPrintableString.isPrintableString(number)) {
      throw new RuleViolation(Problem.of("ca.extension-characters", "identifyCode"));
    }
  }

  ASN1Encodable toAsn1(Tagging tagging) {
    ASN1Encodable text =
        kind == Kind.MILITARY_ID ? new DERUTF8String(number) : new DERPrintableString(number);
    return new DERTaggedObject(tagging == Tagging.EXPLICIT, kind.ordinal(), text);
  }

  /**
   * Reads what authorities write: either tagging, and a string without any tag, which then is a
   * citizen's number.
   *
   * @throws IllegalArgumentException for anything else
   */
  static IdentifyCode of(ASN1Primitive value) {
    if (value instanceof ASN1String bare) {
      return new IdentifyCode(Kind.CITIZEN_ID, bare.getString());
    }
    ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(value);
    if (!tagged.hasContextTag() || tagged.getTagNo() >= Kind.values().length) {
      throw new IllegalArgumentException("identifyCode with tag " + tagged.getTagNo());
    }
    Kind kind = Kind.values()[tagged.getTagNo()];
    return new IdentifyCode(kind, text(kind, tagged));
  }

  private static String text(Kind kind, ASN1TaggedObject tagged) {
    if (tagged.isExplicit()) {
      return ((ASN1String) tagged.getExplicitBaseObject().toASN1Primitive()).getString();
    }
    int type = kind == Kind.MILITARY_ID ? BERTags.UTF8_STRING : BERTags.PRINTABLE_STRING;
    ASN1Primitive text = tagged.getBaseUniversal(false, type).toASN1Primitive();
    return ((ASN1String) text).getString();
  }

  /** Not the number: this may end up in a log. */
  @Override
  public String toString() {
    return kind.toString();
  }
}
