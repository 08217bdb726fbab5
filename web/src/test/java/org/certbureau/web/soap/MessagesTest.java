package org.certbureau.web.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import org.certbureau.application.State;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.inspection.Findings;
import org.certbureau.certificate.proof.FreshNonce;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.web.door.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What travels through the SOAP door arrives as it was sent. */
class MessagesTest {
  static Stream<Object> messages() {
    return Stream.of(
        question(),
        submission(),
        price(),
        status(),
        pair(),
        nonce(),
        proof(),
        found(),
        fault(),
        new PriceQuestion());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void every_message_survives_the_way_through_xml(Object message) throws Exception {
    Object arrived = read(message.getClass(), write(message));
    assertThat(arrived).usingRecursiveComparison().isEqualTo(message);
  }

  @Test
  void what_was_kept_before_it_was_refused_goes_out_as_xml() throws Exception {
    CaseStatus status = status();
    status.reason = "章\u0001不\u000B清\uFFFE\uD83D";
    status.steps.get(0).code = "A\u0000";
    CaseStatus arrived = read(CaseStatus.class, write(status));
    assertThat(arrived.reason).isEqualTo("章\uFFFD不\uFFFD清\uFFFD\uFFFD");
    assertThat(arrived.steps.get(0).code).isEqualTo("A\uFFFD");
  }

  @Test
  void what_is_left_out_of_a_question_is_one_year_one_application_at_the_counter() {
    PriceQuestion question = question();
    question.channel = null;
    question.years = null;
    question.applications = null;
    QuoteRequest request = question.toRequest();
    assertThat(request.channel()).isEqualTo(Channel.COUNTER);
    assertThat(request.years()).isEqualTo(1);
    assertThat(request.systems()).isEqualTo(1);
    assertThat(request.facts().is(Fact.IN_WARRANTY)).contains(true);
  }

  @Test
  void a_submission_becomes_an_application_with_its_form_and_consents() {
    NewApplication application = submission().toApplication();
    assertThat(application.form()).containsEntry("unitName", "长沙示例单位");
    assertThat(application.consents()).containsEntry("subscriber", "1");
  }

  @Test
  void what_a_branch_has_found_comes_with_its_answers_and_the_means() {
    Findings found = submission().inspection.toFindings();
    assertThat(found.answers())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Fact.DAMAGED, true, Fact.HUMAN_DAMAGE, false));
    assertThat(found.methods()).containsExactly("APPEARANCE");
    assertThat(found.remark()).isEqualTo("接口松动");
  }

  @Test
  void a_field_that_is_given_twice_is_refused_and_named() {
    Submission submission = submission();
    submission.fields.add(field("unitName", "另一单位"));
    assertThatThrownBy(submission::toApplication)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactly(Problem.of("web.given-twice", "form.unitName", "unitName")));
  }

  @Test
  void a_word_has_a_code_for_programs_and_a_text_for_people() {
    Word word = Word.of("state", State.SUBMITTED, Locale.SIMPLIFIED_CHINESE);
    assertThat(word.code).isEqualTo("SUBMITTED");
    assertThat(word.text).isEqualTo("待受理");
  }

  private static Nonce nonce() {
    return Nonce.of(new FreshNonce("q0uJ", Instant.parse("2026-11-22T02:47:00Z")));
  }

  private static Proof proof() {
    Proof proof = new Proof();
    proof.serial = "4F210001";
    proof.nonce = "q0uJ";
    proof.signature = new byte[] {48, 69, 2};
    return proof;
  }

  private static PriceQuestion question() {
    PriceQuestion question = new PriceQuestion();
    question.region = "430100";
    question.service = "NEW";
    question.holder = "UNIT";
    question.channel = "COUNTER";
    question.years = 1;
    question.applications = 2;
    question.facts.add(fact("IN_WARRANTY", true));
    return question;
  }

  private static Circumstance fact(String name, boolean holds) {
    Circumstance fact = new Circumstance();
    fact.name = name;
    fact.holds = holds;
    return fact;
  }

  private static Submission submission() {
    Submission submission = new Submission();
    submission.region = "430100";
    submission.service = "NEW";
    submission.holder = "UNIT";
    submission.years = 1;
    submission.inspection = new Inspected();
    submission.inspection.answers.add(fact("DAMAGED", true));
    submission.inspection.answers.add(fact("HUMAN_DAMAGE", false));
    submission.inspection.methods.add("APPEARANCE");
    submission.inspection.remark = "接口松动";
    submission.facts.add(fact("BY_AGENT", false));
    Submission.Consent consent = new Submission.Consent();
    consent.code = "subscriber";
    consent.version = "1";
    submission.consents.add(consent);
    submission.fields.add(field("unitName", "长沙示例单位"));
    Submission.Scan scan = new Submission.Scan();
    scan.material = "LICENCE";
    scan.name = "执照.png";
    scan.content = "picture".getBytes(StandardCharsets.UTF_8);
    submission.scans.add(scan);
    return submission;
  }

  private static Submission.Field field(String key, String value) {
    Submission.Field field = new Submission.Field();
    field.key = key;
    field.value = value;
    return field;
  }

  private static Price price() {
    Price price = new Price();
    price.total = new BigDecimal("750.00");
    price.currency = "CNY";
    price.policyVersion = 1;
    Price.Line line = new Price.Line();
    line.item = "开户费";
    line.unitPrice = new BigDecimal("500.00");
    line.quantity = 1;
    line.amount = new BigDecimal("500.00");
    line.rule = "CS-F1";
    line.citation = "开户费 500 元";
    price.lines.add(line);
    return price;
  }

  private static CaseStatus status() {
    CaseStatus status = new CaseStatus();
    status.caseNumber = "CS-20261122-000318";
    status.state = Word.of("state", State.SUBMITTED, Locale.ENGLISH);
    status.waitsFor = status.state;
    CaseStatus.Gate gate = new CaseStatus.Gate();
    gate.code = "PAYMENT";
    gate.text = "缴费";
    gate.open = true;
    status.gates.add(gate);
    status.dueOn = LocalDate.of(2026, 11, 24);
    status.dueRule = "CS-09";
    status.dueCitation = "现场审核通过后当场即可领取数字证书";
    status.reason = "材料 <不清晰>";
    status.steps.add(status.state);
    status.shortcomings.add(
        FaultDetail.Item.of(new Answer.Item("application.missing", "unitName", null, null, "必填")));
    status.notes.add(
        FaultDetail.Item.of(new Answer.Item("paper.character", "agentName", null, null, "字库中没有")));
    return status;
  }

  private static Pair pair() {
    Pair pair = new Pair();
    pair.state = "ACTIVE";
    pair.chip = "FX0000000001";
    pair.issuer = "changsha";
    pair.notBefore = Instant.parse("2026-11-22T01:02:03Z");
    pair.notAfter = Instant.parse("2027-11-22T01:02:03Z");
    pair.signing = Pair.Certificate.of("0A1B", new byte[] {0x30, 0, -1});
    pair.encryption = Pair.Certificate.of("0A1C", new byte[] {0x30, 1, -2});
    pair.chain.addAll(List.of(new byte[] {0x30, 2}, new byte[] {0x30, 3}));
    return pair;
  }

  /** With every part that may be left out. */
  private static Found found() {
    FaultDetail.Item wrong = fault().problems.get(0);
    ServiceOffer offer = new ServiceOffer();
    offer.service = Word.told("REVOKE", "证书撤销");
    offer.channel = "COUNTER";
    offer.price = new BigDecimal("0.00");
    offer.questions.add(Word.told("HUMAN_DAMAGE", "是否人为损坏？"));
    offer.stops.add("CS-20261122-000318");
    ServiceOffer.Refusal refusal = new ServiceOffer.Refusal();
    refusal.service = Word.told("RESUME", "解除冻结");
    refusal.problem = wrong;
    refusal.reading = true;
    FoundLine.OpenCase open = new FoundLine.OpenCase();
    open.caseNumber = "CS-20261122-000318";
    open.service = "SUSPEND";
    FoundLine line = new FoundLine();
    line.named = true;
    line.number = "CS-Z-004187";
    line.standing = Word.told("ENDED", "已终结");
    line.ordinal = 3;
    line.validUntil = Instant.parse("2026-12-14T15:59:59Z");
    line.daysLeft = 18L;
    line.chip = "4FAABA01119781A1";
    line.heldSince = Instant.parse("2026-11-20T01:00:00Z");
    line.heldBy = "CS-20261120-000001";
    line.endedAt = Instant.parse("2026-11-21T01:00:00Z");
    line.endedBy = "CS-20261121-000001";
    line.endReason = Word.told("LEAVING", "因业务原因退出网上申报系统");
    line.cases.add(open);
    line.offers.add(offer);
    line.refusals.add(refusal);
    Found.Holder holder = new Found.Holder();
    holder.name = "长沙示例单位";
    holder.creditCode = "91430100MA4L00011K";
    holder.certificates = 3;
    Found found = new Found();
    found.region = "430100";
    found.takenFor = "CREDIT_CODE";
    found.value = "91430100MA4L000118";
    found.wrong = wrong;
    found.fittingCheck = "K";
    found.holders.add(holder);
    found.moreHolders = true;
    found.lines.add(line);
    found.moreLines = true;
    found.cases.add(open);
    found.opening = offer;
    found.openingRefused = refusal;
    found.neverHere.add(refusal);
    return found;
  }

  private static FaultDetail fault() {
    FaultDetail fault = new FaultDetail();
    fault.reference = "ABCDEFGH";
    fault.problems.add(
        FaultDetail.Item.of(
            new Answer.Item("region.years-outside", "years", "CS-10", "一年时长为终止日期", "年限应为 1 年。")));
    return fault;
  }

  private static String write(Object message) throws Exception {
    return write(message, message.getClass());
  }

  private static <T> String write(Object message, Class<T> type) throws Exception {
    StringWriter xml = new StringWriter();
    JAXBContext.newInstance(type)
        .createMarshaller()
        .marshal(new JAXBElement<>(new QName("message"), type, type.cast(message)), xml);
    return xml.toString();
  }

  private static <T> T read(Class<T> type, String xml) throws Exception {
    return JAXBContext.newInstance(type)
        .createUnmarshaller()
        .unmarshal(new StreamSource(new StringReader(xml)), type)
        .getValue();
  }
}
