package org.certbureau.region.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.region.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For every check of a policy a policy that breaks it, and it alone, by one slip of the pen. */
class PolicyConsistencyTest {
  /** Misfit | region | what the good policy says | what the broken one says | what is told. */
  private static final String SLIPS =
"""
FIELD_WITHOUT_SECTION         | 430100 | section: AGENT                         | section: AGENCY                  | field agentName: no section AGENCY
TYPE_FIELD_UNKNOWN            | 430100 | typeField: agentDocumentType           | typeField: documentType          | field agentDocumentNumber: no field documentType
CONDITION_FIELD_UNKNOWN       | 430100 | requiredIf: {field: registrationNumber | requiredIf: {field: registration | field organizationCode: no field registration
CONDITION_VALUE_UNKNOWN       | 999000 | is: [INSURANCE]                        | is: [PENSION]                    | field insuranceNumber: PENSION is no value of projectClass
CONDITION_VALUE_UNKNOWN       | 999000 | requiredIf: {field: projectClass, is: [INSURANCE]} | requiredIf: {field: unitName, is: [A]} | field insuranceNumber: A is no value of unitName
FIELD_WITHOUT_SECTION         | 999000 | key: name~        label: {zh: 姓名, en: Name}~        section: UNIT | key: name~        label: {zh: 姓名, en: Name}~        section: STAFF | field EMPLOYEES.name: no section STAFF
TYPE_FIELD_UNLIKE_KIND        | 999000 | kind: CITIZEN_ID                       | kind: DOCUMENT_NUMBER            | field EMPLOYEES.citizenId: a document number, and only that, has a typeField
CONDITION_FIELD_UNKNOWN       | 999000 | kind: EMAIL                            | kind: EMAIL~        requiredIf: {field: agentName} | field EMPLOYEES.email: no field agentName
CHANGE_FIELD_UNKNOWN          | 999000 | fields: [unitName]                     | fields: [nameOfUnit]             | A-C10: no field nameOfUnit
PROOF_UNKNOWN                 | 430100-7 | proof: C4                            | proof: C9                        | CS-S3: no material C9 that is scanned
PROOF_UNKNOWN                 | 430100-7 | proof: C4                            | proof: T4                        | CS-S3: no material T4 that is scanned
PROOF_UNLIKE_VERDICT          | 430100-7 | verdict: WITH_PROOF                  | verdict: ALLOWED                 | CS-S3: only a change with proof names one
EMAIL_FIELD_UNLIKE_KIND       | 430100-7 | field: unitEmail                     | field: unitPhone                 | A-X4: unitPhone is no field with an e-mail address
MATERIAL_PAPER_UNKNOWN        | 430100 | paper: SERVICE_AGREEMENT               | paper: TREATY                    | material M2: no paper TREATY
MATERIAL_PAPER_UNKNOWN        | 440000 | paper: APPLICATION_FORM                | paper: POWER_OF_ATTORNEY         | material M1: no paper POWER_OF_ATTORNEY
DEPARTMENT_FIELD_UNKNOWN      | 440000-7 | departmentField: department            | departmentField: office          | subject: no field office
TOLD_BY_UNLIKE_DOCUMENTS      | 430100-7 | toldBy: agentDocumentType              | toldBy: agentName                | material M7: field agentName does not name its documents
TOLD_BY_UNLIKE_DOCUMENTS      | 430100-7 | toldBy: agentDocumentType              | toldBy: unitType                 | material M7: field unitType does not name its documents
TOLD_BY_UNLIKE_DOCUMENTS      | 430100-7 | toldBy: agentDocumentType              | toldBy: document                 | material M7: field document does not name its documents
NAMED_BY_UNKNOWN              | 430100-7 | is: [INSTITUTION]                      | is: [SCHOOL]                     | material M3: field unitType does not name document INSTITUTION_CERTIFICATE
NAMED_BY_UNKNOWN              | 440000-7 | namedBy: [{field: otherDocument}       | namedBy: [{field: other}         | material M2: field other does not name document OTHER_UNIT_DOCUMENT
CHOICES_UNLIKE_KIND           | 430100 | kind: EMAIL                            | kind: CHOICE                     | field unitEmail: choices do not fit its kind
CHOICES_UNLIKE_KIND           | 430100 | kind: EMAIL                            | kind: CHOICES                    | field unitEmail: choices do not fit its kind
CHOICES_UNLIKE_KIND           | 999000 | kind: CHOICE                           | kind: TEXT                       | field projectClass: choices do not fit its kind
TYPE_FIELD_UNLIKE_KIND        | 430100 | kind: DOCUMENT_NUMBER                  | kind: PASSPORT                   | field agentDocumentNumber: a document number, and only that, has a typeField
TYPE_FIELD_UNLIKE_KIND        | 430100 | typeField: agentDocumentType           | max: 20                          | field agentDocumentNumber: a document number, and only that, has a typeField
NOT_FROM_CASE                 | 430100 | key: acceptor                          | key: witness                     | field witness: no case tells it
PRESET_NOT_OFFERED            | 430100 | preset: CITIZEN_ID                     | preset: DRIVER                   | field agentDocumentType: presets what it does not offer
MATERIAL_TWICE                | 430100 | code: M2                               | code: M1                         | material M1 stands twice
TARIFF_LINE_TWICE             | 430100 | code: MEDIUM                           | code: OPENING                    | tariff line OPENING stands twice
CONSENT_TWICE                 | 430100 | code: PERSONAL_INFORMATION             | code: AGREEMENT                  | consent AGREEMENT stands twice
DESK_TWICE                    | 440000 | code: GD-DG                            | code: GD-HZ                      | desk GD-HZ stands twice
SYSTEM_TWICE                  | 999000 | code: TAX                              | code: INSURANCE                  | application INSURANCE stands twice
TOO_FEW_SYSTEMS               | 430100 | max: 13                                | max: 14                          | more applications allowed than the catalogue has
VOUCHER_UNKNOWN               | 440000 | voucher: VOUCHER                       | voucher: PROOF                   | GD-10: no material PROOF
REMITTANCE_WITHOUT_ACCOUNT    | 430100 | method: ONLINE                         | method: REMITTANCE               | CS-07: remittance without a bank account
DELIVERY_FIELD_UNKNOWN        | 440000 | addressField: legalAddress             | addressField: homeAddress        | GD-13: no field homeAddress
DELIVERY_FIELD_UNKNOWN        | 440000 | addresseeField: agentName              | addresseeField: courier          | GD-13: no field courier
EXTENSION_FIELD_UNKNOWN       | 430100 | fields: [insuranceNumber]              | fields: [insuranceNo]            | CS-S3: no field insuranceNo
EXTENSION_CONSENT_UNKNOWN     | 999000 | consent: IDENTIFY                      | consent: IDENTITY                | GD-05: no consent IDENTITY
IDENTIFY_CODE_WITHOUT_CONSENT | 430100 | extension: INSURANCE_NUMBER            | extension: IDENTIFY_CODE         | CS-S3: identifyCode without a consent
DECLARATION_WITHOUT_SECTION   | 430100 | section: SIGNATURE~      text:         | section: SEALS~      text:       | paper APPLICATION_FORM: no such section
PAPER_CONSENT_UNKNOWN         | 430100 | consent: AGREEMENT                     | consent: TREATY                  | paper SERVICE_AGREEMENT: no consent TREATY
AUTHORITY_UNLIKE_KIND         | 430100 | # the notice is silent: a fee without the service goes back, all of it | ~  - {kind: APPLICATION_FORM, title: {zh: 函, en: Letter}, addressee: {zh: 窗口, en: Desk}, matters: [{zh: 领取, en: Collect}], rule: CS-04, citation: 委托书} | paper APPLICATION_FORM: a letter of authority, and only that, has an addressee and matters
AUTHORITY_UNLIKE_KIND         | 430100 | addressee: {                           | over: {                          | paper POWER_OF_ATTORNEY: a letter of authority, and only that, has an addressee and matters
AUTHORITY_UNLIKE_KIND         | 430100 | matters:                               | notes:                           | paper POWER_OF_ATTORNEY: a letter of authority, and only that, has an addressee and matters
AGREEMENT_UNLIKE_KIND         | 430100 | # the notice is silent: a fee without the service goes back, all of it | ~  - {kind: APPLICATION_FORM, title: {zh: 协议, en: Agreement}, consent: AGREEMENT, clauses: [{text: {zh: 条款, en: Clause}, rule: CS-04, citation: 协议}], rule: CS-04, citation: 协议} | paper APPLICATION_FORM: an agreement, and only that, has a consent and clauses
AGREEMENT_UNLIKE_KIND         | 430100 | ~    consent: AGREEMENT                |                                  | paper SERVICE_AGREEMENT: an agreement, and only that, has a consent and clauses
AGREEMENT_UNLIKE_KIND         | 430100 | # the notice is silent: a fee without the service goes back, all of it | ~  - {kind: SERVICE_AGREEMENT, title: {zh: 协议, en: Agreement}, rule: CS-04, citation: 协议} | paper SERVICE_AGREEMENT: an agreement, and only that, has a consent and clauses
KEPT_LINE_UNKNOWN             | 430100 | ends: [REFUSED, WITHDRAWN]             | keeps: [CS-F99]                  | CIV-566: no tariff line by CS-F99
REVOCATION_WITHOUT_REASONS    | 430100 | ~  - for: {services: [NEW]              | ~  - for: {services: [NEW, REVOKE]      | offers REVOKE without a field revocationReason and what its choices mean
REVOCATION_WITHOUT_REASONS    | 440000 | ~  - for: {services: [NEW]              | ~  - verdict: WARNED~    for: {services: [REVOKE] | offers REVOKE without a field revocationReason and what its choices mean
REASON_NOT_CHOSEN             | 430100-7 | ~revocations:                         | ~revocations:~  - {reason: BORED, listed: CESSATION_OF_OPERATION, rule: CS-S7, citation: 证书撤销} | revocation for BORED: no choice of field revocationReason
REASON_NOT_CHOSEN             | 440000-7 | ~revocations:                         | ~revocations:~  - {reason: LEAVING, listed: KEY_COMPROMISE, for: {when: [{TOKEN_AT_HAND: false}]}, rule: A-G7, citation: 注销} | revocation for LEAVING: no choice of field revocationReason
REASON_WITHOUT_MEANING        | 430100-7 | listed: CESSATION_OF_OPERATION         | listed: CESSATION_OF_OPERATION~    for: {when: [{TOKEN_AT_HAND: true}]} | field revocationReason: no revocation always applies to LEAVING
REASON_WITHOUT_MEANING        | 430100-7 | listed: CESSATION_OF_OPERATION         | listed: CESSATION_OF_OPERATION~    for: {channels: [COUNTER]} | field revocationReason: no revocation always applies to LEAVING
REASON_WITHOUT_MEANING        | 440000-7 | listed: CESSATION_OF_OPERATION         | listed: CESSATION_OF_OPERATION~    for: {holders: [EMPLOYEE]} | field revocationReason: no revocation always applies to NO_LONGER_USED
REASON_WITHOUT_MEANING        | 440000-7 | code: TOKEN_LOST~                      | code: TOKEN_SOLD~        label: {zh: 介质转让, en: Token sold}~      - code: TOKEN_LOST~ | field revocationReason: no revocation always applies to TOKEN_SOLD
RECOVERY_WITHOUT_PAIR         | 440000-8 | key: recoveryPurpose                 | key: recoveryReason              | offers KEY_RECOVERY without the fields recoveredPair (of kind PAIR) and recoveryPurpose
RECOVERY_WITHOUT_PAIR         | 440000-8 | kind: PAIR                             | kind: TEXT                       | offers KEY_RECOVERY without the fields recoveredPair (of kind PAIR) and recoveryPurpose
HANDED_IN_UNLIKE_KIND         | 430100-7 | original: KEPT                         | original: HANDED_IN                | material M1: only a token is handed in for good
HANDED_IN_UNLIKE_KIND         | 440000-7 | kind: TOKEN~                           | kind: THING~                       | material T2: only a token is handed in for good
OFFERED_WITHOUT_WORD          | 999000 | UNLOCK:                                | SUSPEND:                         | offers UNLOCK without a word
WARNING_UNLIKE_SERVICE        | 430100-7 | warns: SECOND_CERTIFICATE~    for: {services: [NEW]   | warns: SECOND_CERTIFICATE~    for: {services: [NEW, RENEW]   | warning SECOND_CERTIFICATE: only NEW can come to that
WARNING_UNLIKE_SERVICE        | 440000-7 | warns: LAST_CERTIFICATE~    for: {services: [REVOKE], holders: [UNIT]} | warns: LAST_CERTIFICATE~    for: {holders: [UNIT]}  | warning LAST_CERTIFICATE: only REVOKE can come to that
WARNINGS_ASK_TWICE            | 430100-8 | ~  - for: {services: [NEW], holders: [UNIT], channels: [COUNTER]} | ~  - verdict: WARNED~    for: {services: [NEW], holders: [UNIT], channels: [COUNTER]} | NEW: two warnings ask for an answer, and a case keeps one
WARNING_UNLIKE_SERVICE        | 440000-7 | warns: LAST_CERTIFICATE                | warns: SECOND_CERTIFICATE        | warning SECOND_CERTIFICATE: only NEW can come to that
INSPECTION_UNASKABLE          | 430100-7 | answers: [HUMAN_DAMAGE]                | answers: [IN_WARRANTY]             | inspection CS-28: no inspection answers IN_WARRANTY
INSPECTION_UNASKABLE          | 430100-7 | establishes: DAMAGED                   | establishes: REMITTED              | inspection CS-28: no inspection answers REMITTED
INSPECTION_METHOD_TWICE       | 430100-7 | code: STATION                          | code: APPEARANCE                   | inspection CS-28: a method stands twice
READING_TWICE                 | 440000 | version: 1                             | version: 1~readings: [{reading: A-G5, words: x}, {reading: A-G7, words: x}, {reading: A-G9, words: x}, {reading: A-G13, words: x}, {reading: A-G5, words: x}] | reading A-G5 stands twice
READING_WITHOUT_WORDS         | 440000 | version: 1                             | version: 1~readings: [{reading: A-G5, words: x}, {reading: A-G7, words: x}] | no words for A-G13, A-G9
""";

  static Stream<Arguments> slips() {
    return SLIPS
        .lines()
        .map(
            line ->
                Arguments.of(
                    (Object[])
                        Arrays.stream(line.split("\\|"))
                            .map(cell -> cell.strip().replace('~', '\n'))
                            .toArray(String[]::new)));
  }

  @ParameterizedTest(name = "{0}: {3} for {2}")
  @MethodSource("slips")
  void one_slip_of_the_pen_breaks_one_check_which_tells_its_place(
      Misfit misfit, String region, String right, String wrong, String told) {
    List<Misfit.Found> found =
        PolicyConsistency.misfits(PolicyReader.parse(slip(region, right, wrong)));
    assertThat(found)
        .extracting(Misfit.Found::misfit, Misfit.Found::told)
        .containsExactly(tuple(misfit, told));
    assertThat(found.get(0).inChinese()).containsPattern("\\p{IsHan}").doesNotContain("%");
  }

  @Test
  void every_check_has_a_policy_that_breaks_it() {
    assertThat(slips().map(slip -> Misfit.valueOf((String) slip.get()[0])).distinct())
        .containsExactlyInAnyOrder(Misfit.values());
  }

  @Test
  void a_policy_that_does_not_fit_is_refused_with_all_that_is_wrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PolicyReader.read(
                    slip("430100", "code: M2", "code: M1").replace("max: 13", "max: 14")))
        .withMessage(
            "policy 430100 version 1: material M1 stands twice;"
                + " more applications allowed than the catalogue has");
  }

  @Test
  void a_refund_may_keep_a_line_that_the_tariff_has() {
    String keeping = slip("430100", "ends: [REFUSED, WITHDRAWN]", "keeps: [CS-F1]");
    assertThat(PolicyReader.read(keeping).refunds())
        .singleElement()
        .satisfies(refund -> assertThat(refund.keeps()).containsExactly("CS-F1"));
  }

  @Test
  void what_is_refused_to_everybody_needs_no_word() {
    String unoffered =
        slip(
            "999000",
            "  - for: {services: [UNLOCK]",
            "  - verdict: REFUSED\n    for: {services: [UNLOCK]");
    assertThat(
            PolicyConsistency.misfits(
                PolicyReader.parse(unoffered.replaceFirst("UNLOCK:", "SUSPEND:"))))
        .isEmpty();
  }

  private static String slip(String region, String right, String wrong) {
    String good = Policies.written(region);
    assertThat(good).contains(right);
    return good.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
  }
}
