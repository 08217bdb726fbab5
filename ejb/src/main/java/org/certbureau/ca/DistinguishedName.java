package org.certbureau.ca;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * Who a certificate is for. Written in the order C, ST, L, O, OU, CN (GB/T 20518): the country as
 * PrintableString, the rest as UTF8String. All parts but country and common name may be null.
 *
 * <p>Lengths are those of RFC 5280, appendix A (ub-…): 128 characters for state and locality, 64
 * for the names.
 */
public record DistinguishedName(
    String country,
    String state,
    String locality,
    String organization,
    String organizationalUnit,
    String commonName) {
  private static final String CLAUSE = "RFC-5280";

  private static final String CITATION = "upper bound ::= %d (Appendix A.1)";
  private static final int UB_PLACE = 128;
  private static final int UB_NAME = 64;

  /**
   * @throws RuleViolation naming every part that is missing or too long
   */
  public DistinguishedName {
    country = country == null ? "CN" : country;
    state = blankToNull(state);
    locality = blankToNull(locality);
    organization = blankToNull(organization);
    organizationalUnit = blankToNull(organizationalUnit);
    commonName = blankToNull(commonName);
    List<Problem> problems = new ArrayList<>();
    if (!country.matches("[A-Z]{2}")) {
      problems.add(Problem.of("ca.country", "country", country));
    }
    if (commonName == null) {
      problems.add(Problem.of("ca.name-missing", "commonName"));
    }
    limit(problems, "state", state, UB_PLACE);
    limit(problems, "locality", locality, UB_PLACE);
    limit(problems, "organization", organization, UB_NAME);
    limit(problems, "organizationalUnit", organizationalUnit, UB_NAME);
    limit(problems, "commonName", commonName, UB_NAME);
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  /** A unit: common name and organization are the unit's name. */
  public static DistinguishedName ofUnit(String state, String locality, String unit) {
    return new DistinguishedName("CN", state, locality, unit, null, unit);
  }

  /** A unit that applies in the name of one of its departments (GD-31); null for none. */
  public static DistinguishedName ofUnit(
      String state, String locality, String unit, String department) {
    return new DistinguishedName("CN", state, locality, unit, department, unit);
  }

  /** An employee: the common name is the person's, the organization is the unit. */
  public static DistinguishedName ofEmployee(
      String state, String locality, String unit, String person) {
    return new DistinguishedName("CN", state, locality, unit, null, person);
  }

  /** A person on their own. */
  public static DistinguishedName ofPerson(String state, String locality, String person) {
    return new DistinguishedName("CN", state, locality, null, null, person);
  }

  public X500Name toX500() {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    name.addRDN(BCStyle.C, new DERPrintableString(country));
    add(name, BCStyle.ST, state);
    add(name, BCStyle.L, locality);
    add(name, BCStyle.O, organization);
    add(name, BCStyle.OU, organizationalUnit);
    add(name, BCStyle.CN, commonName);
    return name.build();
  }

  /**
   * From a mere text Bouncy Castle refuses names by UTF-16 units, and an ideograph may have two.
   */
  private static void add(X500NameBuilder name, ASN1ObjectIdentifier type, String part) {
    if (part != null) {
      name.addRDN(type, new DERUTF8String(part));
    }
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static void limit(List<Problem> problems, String field, String text, int limit) {
    if (text != null && text.codePointCount(0, text.length()) > limit) {
      problems.add(
          Problem.of("ca.name-too-long", field, text, Integer.toString(limit))
              .by(CLAUSE, CITATION.formatted(limit)));
    }
  }
}
