package org.certbureau.ca;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Der;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * The private extensions of GB/T 20518 and GM/T 0015, 1.2.156.10260.4.1.x, none of them critical.
 * Each may be null: a certificate carries what was asked for and nothing else.
 *
 * @param organizationCode real authorities put the 18-character credit code here
 */
public record PrivateExtensions(
    IdentifyCode identifyCode,
    String insuranceNumber,
    String icRegistrationNumber,
    String organizationCode,
    String taxationNumber) {
  public static final PrivateExtensions NONE = new PrivateExtensions(null, null, null, null, null);

  private static final ASN1ObjectIdentifier ARC = new ASN1ObjectIdentifier("1.2.156.10260.4.1");
  static final ASN1ObjectIdentifier IDENTIFY_CODE = ARC.branch("1");
  static final ASN1ObjectIdentifier INSURANCE_NUMBER = ARC.branch("2");
  static final ASN1ObjectIdentifier IC_REGISTRATION_NUMBER = ARC.branch("3");
  static final ASN1ObjectIdentifier ORGANIZATION_CODE = ARC.branch("4");
  static final ASN1ObjectIdentifier TAXATION_NUMBER = ARC.branch("5");

  public static final List<ASN1ObjectIdentifier> ALL =
      List.of(
          IDENTIFY_CODE,
          INSURANCE_NUMBER,
          IC_REGISTRATION_NUMBER,
          ORGANIZATION_CODE,
          TAXATION_NUMBER);

  /**
   * @throws RuleViolation where a number is empty or cannot be a PrintableString
   */
  public PrivateExtensions {
    requirePrintable("insuranceNumber", insuranceNumber);
    requirePrintable("icRegistrationNumber", icRegistrationNumber);
    requirePrintable("organizationCode", organizationCode);
    requirePrintable("taxationNumber", taxationNumber);
  }

  public PrivateExtensions withIdentifyCode(IdentifyCode value) {
    return new PrivateExtensions(
        value, insuranceNumber, icRegistrationNumber, organizationCode, taxationNumber);
  }

  public PrivateExtensions withInsuranceNumber(String value) {
    return new PrivateExtensions(
        identifyCode, value, icRegistrationNumber, organizationCode, taxationNumber);
  }

  public PrivateExtensions withIcRegistrationNumber(String value) {
    return new PrivateExtensions(
        identifyCode, insuranceNumber, value, organizationCode, taxationNumber);
  }

  public PrivateExtensions withOrganizationCode(String value) {
    return new PrivateExtensions(
        identifyCode, insuranceNumber, icRegistrationNumber, value, taxationNumber);
  }

  public PrivateExtensions withTaxationNumber(String value) {
    return new PrivateExtensions(
        identifyCode, insuranceNumber, icRegistrationNumber, organizationCode, value);
  }

  /**
   * Reads the private extensions of any certificate, in all the encodings that are about.
   *
   * @param extensions of the certificate, or null
   * @throws CryptoFailure where one of them is none of these encodings
   */
  public static PrivateExtensions of(Extensions extensions) {
    return extensions == null
        ? NONE
        : Der.read(
            "private extensions of GB/T 20518",
            () ->
                new PrivateExtensions(
                    identifyCode(extensions),
                    text(extensions, INSURANCE_NUMBER),
                    text(extensions, IC_REGISTRATION_NUMBER),
                    text(extensions, ORGANIZATION_CODE),
                    text(extensions, TAXATION_NUMBER)));
  }

  public void addTo(ExtensionsGenerator extensions, IdentifyCode.Tagging tagging) {
    if (identifyCode != null) {
      add(extensions, IDENTIFY_CODE, identifyCode.toAsn1(tagging));
    }
    addText(extensions, INSURANCE_NUMBER, insuranceNumber);
    addText(extensions, IC_REGISTRATION_NUMBER, icRegistrationNumber);
    addText(extensions, ORGANIZATION_CODE, organizationCode);
    addText(extensions, TAXATION_NUMBER, taxationNumber);
  }

  private static void addText(
      ExtensionsGenerator extensions, ASN1ObjectIdentifier oid, String text) {
    if (text != null) {
      add(extensions, oid, new DERPrintableString(text));
    }
  }

  private static void add(
      ExtensionsGenerator extensions, ASN1ObjectIdentifier oid, ASN1Encodable value) {
    extensions.addExtension(oid, false, Der.encode(value));
  }

  private static IdentifyCode identifyCode(Extensions extensions) {
    ASN1Primitive value = value(extensions, IDENTIFY_CODE);
    return value == null ? null : IdentifyCode.of(value);
  }

  private static String text(Extensions extensions, ASN1ObjectIdentifier oid) {
    ASN1Primitive value = value(extensions, oid);
    if (value instanceof ASN1TaggedObject tagged) {
      value = tagged.getExplicitBaseObject().toASN1Primitive();
    }
    return value == null ? null : ((ASN1String) value).getString();
  }

  private static ASN1Primitive value(Extensions extensions, ASN1ObjectIdentifier oid) {
    Extension extension = extensions.getExtension(oid);
    return extension == null ? null : extension.getParsedValue().toASN1Primitive();
  }

  private static void requirePrintable(String field, String text) {
    if (text == null) {
      return;
    }
    if (text.isEmpty()) {
      throw new RuleViolation(Problem.of("ca.extension-empty", field));
    }
    if (!DERPrintableString.isPrintableString(text)) {
      throw new RuleViolation(Problem.of("ca.extension-characters", field));
    }
  }
}
