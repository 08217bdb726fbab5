package org.certbureau.issuance;

import java.time.Instant;
import org.certbureau.application.ProductionOrder;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.DistinguishedName;
import org.certbureau.ca.IdentifyCode;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.Profile;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.policy.CertificatePolicy.ExtensionRule;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.station.KeyedJob;

/** Turns an examined application and its policy into what a certificate says. */
final class CertificateContents {
  private final Policy policy;
  private final ProductionOrder order;
  private final Validity validity;

  CertificateContents(Policy policy, ProductionOrder order, Instant issuedAt) {
    this.policy = policy;
    this.order = order;
    this.validity = Validity.ofYears(issuedAt, order.years());
  }

  CertificateRequest signing(KeyedJob job) {
    return request(Profile.SIGNING, job, job.key());
  }

  CertificateRequest encryption(KeyedJob job, Sm2PublicKey key) {
    return request(Profile.ENCRYPTION, job, key);
  }

  private CertificateRequest request(Profile profile, KeyedJob job, Sm2PublicKey key) {
    return new CertificateRequest(
        policy.certificate().issuer().code(),
        profile,
        subject(),
        key,
        validity,
        extensions(),
        policy.certificate().policyOid(),
        order.region(),
        job.number());
  }

  private DistinguishedName subject() {
    CertificatePolicy.Place place = policy.certificate().subject();
    return DistinguishedName.ofUnit(place.state(), place.locality(), holderName());
  }

  private PrivateExtensions extensions() {
    PrivateExtensions extensions = PrivateExtensions.NONE;
    for (ExtensionRule rule : policy.extensions(order.situation())) {
      String value = value(rule);
      if (value != null) {
        extensions = with(extensions, rule.extension(), value);
      }
    }
    return extensions;
  }

  /** Without the consent that the rule asks for, the number stays out of the certificate. */
  private String value(ExtensionRule rule) {
    if (rule.consent() != null && !order.consents().contains(rule.consent())) {
      return null;
    }
    return rule.fields().stream()
        .map(order.form()::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }

  private PrivateExtensions with(
      PrivateExtensions extensions, ExtensionRule.Extension extension, String value) {
    return switch (extension) {
      case IDENTIFY_CODE -> extensions.withIdentifyCode(new IdentifyCode(documentKind(), value));
      case INSURANCE_NUMBER -> extensions.withInsuranceNumber(value);
      case IC_REGISTRATION_NUMBER -> extensions.withIcRegistrationNumber(value);
      case ORGANIZATION_CODE -> extensions.withOrganizationCode(value);
      case TAXATION_NUMBER -> extensions.withTaxationNumber(value);
    };
  }

  private IdentifyCode.Kind documentKind() {
    return IdentifyCode.Kind.PASSPORT.name().equals(order.form().get(FormKeys.AGENT_DOCUMENT_TYPE))
        ? IdentifyCode.Kind.PASSPORT
        : IdentifyCode.Kind.CITIZEN_ID;
  }

  String holderName() {
    return order.form().get(FormKeys.UNIT_NAME);
  }

  /** Null for a holder without one. */
  CreditCode creditCode() {
    String code = order.form().get(FormKeys.CREDIT_CODE);
    return code == null ? null : CreditCode.of(code);
  }
}
