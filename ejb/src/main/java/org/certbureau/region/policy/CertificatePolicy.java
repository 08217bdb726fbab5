package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Situation;

/**
 * What the region's certificates are like.
 *
 * @param policyOid OID of the certificate policy they are issued under
 * @param subject the parts of the subject's name that the region gives
 * @param periods where a certificate's validity begins and ends
 * @param email whose e-mail address certificates carry, or null where they carry none
 * @param renewal when a renewal may be asked for, or null where the region renews nothing
 * @param changes what a modification, or a renewal, may change
 */
public record CertificatePolicy(
    Issuer issuer,
    String policyOid,
    Place subject,
    List<ExtensionRule> extensions,
    EmailRule email,
    List<PeriodRule> periods,
    RenewalWindow renewal,
    List<ChangeRule> changes,
    NoticeRule notice) {
  public CertificatePolicy {
    extensions = List.copyOf(extensions);
    periods = List.copyOf(periods);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** What may become of a field; the first row that names it decides, and none refuses. */
  public Optional<ChangeRule> change(Situation situation, String field) {
    return changes.stream()
        .filter(row -> row.appliesTo(situation))
        .filter(row -> row.fields().isEmpty() || row.fields().contains(field))
        .findFirst();
  }

  /** The rows that let a service change what is registered; none for one that changes nothing. */
  public List<ChangeRule> changeable(Situation situation) {
    return changes.stream()
        .filter(row -> row.appliesTo(situation) && row.verdict() != ChangeRule.Verdict.REFUSED)
        .toList();
  }

  /**
   * The certification authority that signs for the region.
   *
   * @param code short name, capital letters and digits
   * @param name for screens and papers
   */
  public record Issuer(String code, Text name, Name subject) {
    /** The issuing certificate's own name; parts may be null but for country and common name. */
    public record Name(
        String country,
        String state,
        String locality,
        String organization,
        String organizationalUnit,
        String commonName) {}
  }

  /**
   * C, ST and L of a subject; locality may be null.
   *
   * @param departmentField key of the form field with the department in whose name a unit applies,
   *     which becomes the subject's OU; or null where there are none
   */
  public record Place(String country, String state, String locality, String departmentField) {}

  /**
   * A private extension (GM/T 0015) that certificates carry.
   *
   * @param fields keys of form fields; the first that is filled is the value, none leaves it out
   * @param consent code of the consent without which it is left out, or null
   */
  public record ExtensionRule(
      Extension extension,
      List<String> fields,
      String consent,
      @JsonProperty("for") Scope scope,
      String rule,
      String citation)
      implements Scoped {
    public ExtensionRule {
      fields = List.copyOf(fields);
      scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
    }

    /** The private extensions under 1.2.156.10260.4.1. */
    public enum Extension {
      IDENTIFY_CODE,
      INSURANCE_NUMBER,
      IC_REGISTRATION_NUMBER,
      ORGANIZATION_CODE,
      TAXATION_NUMBER
    }
  }

  /**
   * The e-mail address that certificates carry as rfc822Name of subjectAltName (RFC 5280, 4.2.1.6).
   *
   * @param field key of the form field that it stands in; where that is empty there is no such name
   */
  public record EmailRule(
      String field, @JsonProperty("for") Scope scope, String rule, String citation)
      implements Scoped {
    public EmailRule {
      scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
    }
  }

  /** Where a new certificate's validity ends. */
  public record PeriodRule(End end, @JsonProperty("for") Scope scope, String rule, String citation)
      implements Scoped {
    public PeriodRule {
      scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
    }

    /** From where the years are counted. */
    public enum End {
      /** The years counted from the moment of issue. */
      YEARS_FROM_ISSUE,
      /** The years added to the old end. */
      YEARS_FROM_OLD_END,
      /** The old end, whatever was left. */
      OLD_END
    }
  }

  /**
   * When a renewal may be asked for.
   *
   * @param opens how long before the end, e.g. {@code P30D} or, by the calendar, {@code P1M}
   */
  public record RenewalWindow(Period opens, String rule, String citation) implements Sourced {
    /** The same, open that many days sooner. */
    public RenewalWindow sooner(int days) {
      return new RenewalWindow(opens.plusDays(days), rule, citation);
    }

    /** First day of the window. */
    public LocalDate opensOn(LocalDate lastDay) {
      return lastDay.minus(opens);
    }

    /**
     * Where a day lies: before the window, in it, or past the end.
     *
     * @param lastDay day (Asia/Shanghai) on which the certificate ends; still belongs to the window
     */
    public Facts factsOn(LocalDate day, LocalDate lastDay) {
      return Facts.of(Fact.BEFORE_WINDOW, day.isBefore(opensOn(lastDay)))
          .with(Fact.EXPIRED, day.isAfter(lastDay));
    }
  }

  /**
   * What may become of a field of the certificate; a field without a row may not change.
   *
   * @param fields keys of form fields; empty: every one
   * @param proof code of the material that proves a change, asked for once for each field that is
   *     changed; null where none is asked for
   */
  public record ChangeRule(
      Set<String> fields,
      Verdict verdict,
      String proof,
      @JsonProperty("for") Scope scope,
      String rule,
      String citation)
      implements Scoped {
    public ChangeRule {
      fields = fields == null ? Set.of() : Set.copyOf(fields);
      scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
    }

    /** Whether the field may change. */
    public enum Verdict {
      ALLOWED,
      /** Only with proof that a reviewer has seen. */
      WITH_PROOF,
      REFUSED
    }
  }

  /**
   * @param days before the end on which holders are told
   */
  public record NoticeRule(int days, String rule, String citation) implements Sourced {}
}
