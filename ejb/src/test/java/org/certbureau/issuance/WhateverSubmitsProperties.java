package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.ProductionOrder;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.IssuedCertificate;
import org.certbureau.ca.Profile;
import org.certbureau.ca.embedded.EmbeddedCertificationAuthority;
import org.certbureau.certificate.contents.CertificateContents;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.payment.Charging;
import org.certbureau.payment.ReceiptDesk;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;

/** Whatever is submitted can be certified, weeks later too, and every paper of it prints. */
class WhateverSubmitsProperties {
  private static final Sm2PublicKey KEY = Sm2Keys.generate(new SecureRandom()).publicKey();
  private static final int MOST_DAYS_ON_THE_WAY = 30;

  /** The ideographs of Unicode 16, block by block. */
  private static final int[][] IDEOGRAPHS = {
    {0x4E00, 0x9FFF},
    {0x3400, 0x4DBF},
    {0x20000, 0x2A6DF},
    {0x2A700, 0x2B739},
    {0x2B740, 0x2B81D},
    {0x2B820, 0x2CEA1},
    {0x2CEB0, 0x2EBE0},
    {0x2EBF0, 0x2EE5D},
    {0x30000, 0x3134A},
    {0x31350, 0x323AF},
  };

  /**
   * What the nationalities of China write beside them: Arabic, Tibetan, Mongolian and Manchu, Yi,
   * the scripts of the Dai, Korean, Lisu, Pollard's, Cyrillic, and Latin with its marks.
   */
  private static final int[][] SCRIPTS = {
    {0x0600, 0x06FF},
    {0x0F00, 0x0FFF},
    {0x1800, 0x18AA},
    {0xA000, 0xA4C6},
    {0x1950, 0x1974},
    {0x1980, 0x19DF},
    {0x1A20, 0x1AAD},
    {0xAC00, 0xD7A3},
    {0xA4D0, 0xA4FF},
    {0x16F00, 0x16F9F},
    {0x0400, 0x04FF},
    {0x0041, 0x024F},
    {0x1E00, 0x1EFF},
  };

  private static final Arbitrary<Integer> LETTERS =
      Arbitraries.oneOf(among(IDEOGRAPHS, any -> true), among(SCRIPTS, Character::isLetter));

  private static final Arbitrary<Integer> BETWEEN =
      Arbitraries.of("0123456789()（）·,+=\"#\\;/&'- ".codePoints().boxed().toList());

  private static Counter counter;
  private static CertificationAuthority ca;
  private static Instant issuersEnd;
  private static int tried;
  private static int submitted;

  @BeforeContainer
  static void open() {
    House house = House.onH2();
    ca = house.bean(EmbeddedCertificationAuthority.class);
    counter = new Counter(house.with(ca).observing(Charging.class));
    house.bean(Opening.class);
    issuersEnd =
        Stream.of("DFCA", "NETCA")
            .flatMap(code -> ca.end(code).stream())
            .min(Instant::compareTo)
            .orElseThrow();
  }

  @AfterContainer
  static void close() {
    counter.close();
    assertThat(submitted)
        .as("of %s tries most were to be submitted", tried)
        .isGreaterThan(tried / 2);
  }

  /**
   * Something that a counter may type.
   *
   * @param heeded whether the shorter name is given where it is wanted and nowhere else
   */
  record Typed(
      RegionCode region,
      int years,
      int daysOfTheIssuer,
      int daysOnTheWay,
      String unitName,
      String shortName,
      boolean heeded,
      String person,
      Set<String> optional) {

    Map<String, String> form() {
      Map<String, String> form = new HashMap<>(Counter.form(region));
      form.put("unitName", unitName);
      form.put("legalAddress", shortName);
      form.put("agentName", person);
      form.computeIfPresent("mailingAddress", (key, before) -> shortName);
      form.computeIfPresent("legalRepresentative", (key, before) -> person);
      boolean tooLong = unitName.codePointCount(0, unitName.length()) > 64;
      if (tooLong == heeded) {
        form.put("certificateName", shortName);
      }
      Map<String, String> values =
          Map.of(
              "registrationNumber",
              "430100000000124",
              "organizationCode",
              "MA4L00011",
              "department",
              shortName,
              "otherDocument",
              shortName);
      Set<String> asked =
          region.equals(CHANGSHA)
              ? Set.of("registrationNumber", "organizationCode")
              : values.keySet();
      optional.stream().filter(asked::contains).forEach(key -> form.put(key, values.get(key)));
      if (optional.contains("registrationNumber") && !optional.contains("creditCode")) {
        form.remove("creditCode");
        form.put("organizationCode", "MA4L00011");
      }
      return form;
    }

    /** What a failure is told by. */
    @Override
    public String toString() {
      return "%s for %d years, the issuer having %d days left, signed after %d days, %s"
          .formatted(region, years, daysOfTheIssuer, daysOnTheWay, new TreeMap<>(form()));
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.MIXIN)
  void whatever_submits_can_be_certified(@ForAll("typed") Typed typed) {
    CaseNumber number = submitted(typed);
    if (number == null) {
      return;
    }
    ProductionOrder order = counter.house().bean(ApplicationProgress.class).order(number);
    Policy policy =
        counter.house().bean(PolicyDesk.class).version(order.region(), order.policyVersion());
    CertificateContents contents = new CertificateContents(policy, order.particulars());
    counter.house().clock().advance(Duration.ofDays(typed.daysOnTheWay()));
    Instant issuedAt = counter.house().clock().instant();

    try {
      List<CertificateRequest> requests =
          Stream.of(Profile.values())
              .map(profile -> contents.request(profile, KEY, issuedAt, number.value()))
              .toList();
      counter
          .house()
          .inTransaction(() -> ca.issue(ca.reserve(requests)))
          .forEach(issued -> assertConforms(issued, requests.get(0)));
    } catch (RuleViolation refused) {
      fail("submitted and not certified: %s", refused.problems());
    }
  }

  private static void assertConforms(IssuedCertificate issued, CertificateRequest asked) {
    Sm2Certificate certificate = Sm2Certificate.parse(issued.der());
    assertThat(certificate.subject()).isEqualTo(asked.subject().toX500());
    assertThat(certificate.notAfter()).isBeforeOrEqualTo(issuersEnd);
  }

  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
  void whatever_submits_can_be_printed(@ForAll("typed") Typed typed) {
    CaseNumber number = submitted(typed);
    if (number == null) {
      return;
    }
    Person clerk = counter.acceptor(typed.region());
    for (PaperRule.Kind kind : PaperRule.Kind.values()) {
      Policy policy = counter.house().bean(PolicyDesk.class).inForce(typed.region());
      if (policy.paper(kind, Counter.situation()).isPresent()) {
        assertPdf(
            counter.as(clerk, () -> counter.house().bean(PaperDesk.class).print(number, kind)));
      }
    }
    counter.scanEverything(typed.region(), number);
    counter.answer(clerk, number);
    counter.take(clerk, number, Step.ACCEPT);
    assertPdf(counter.as(clerk, () -> counter.house().bean(ReceiptDesk.class).receipt(number)));
  }

  private static void assertPdf(byte[] pdf) {
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  private static void itIs(Instant moment) {
    TestClock clock = counter.house().clock();
    clock.advance(Duration.between(clock.instant(), moment));
  }

  /** Null where a rule refused it, which it may do at every word of the form. */
  private static CaseNumber submitted(Typed typed) {
    tried++;
    itIs(issuersEnd.minus(Duration.ofDays(typed.daysOfTheIssuer())));
    Person clerk = counter.acceptor(typed.region());
    try {
      NewApplication begun = counter.begun(typed.region(), typed.form(), typed.years());
      CaseNumber number = counter.as(clerk, () -> counter.drafts().draft(begun));
      counter.take(clerk, number, Step.SUBMIT);
      submitted++;
      return number;
    } catch (RuleViolation refused) {
      return null;
    }
  }

  @Provide
  Arbitrary<Typed> typed() {
    Arbitrary<Set<String>> optional =
        Arbitraries.of(
                "creditCode",
                "registrationNumber",
                "organizationCode",
                "department",
                "otherDocument")
            .set();
    return Combinators.combine(
            Arbitraries.of(CHANGSHA, GUANGDONG),
            Arbitraries.integers().between(1, 5),
            mostly(Arbitraries.integers().between(1900, 3653), days(1, 1900)),
            days(0, MOST_DAYS_ON_THE_WAY),
            Arbitraries.frequencyOf(
                Tuple.of(4, unitNames(1, 64)),
                Tuple.of(4, unitNames(65, 100)),
                Tuple.of(1, unitNames(101, 200))),
            Combinators.combine(
                    mostly(unitNames(1, 64), unitNames(65, 100)),
                    mostly(Arbitraries.just(true), Arbitraries.just(false)))
                .as(Tuple::of),
            mostly(personNames(1, 50), unitNames(1, 60)),
            optional)
        .as(
            (region, years, daysLeft, onTheWay, unitName, shorter, person, fields) ->
                new Typed(
                    region,
                    region.equals(CHANGSHA) ? 1 : years,
                    daysLeft,
                    onTheWay,
                    unitName,
                    shorter.get1(),
                    shorter.get2(),
                    person,
                    fields));
  }

  private static Arbitrary<Integer> days(int fewest, int most) {
    return Arbitraries.integers().between(fewest, most);
  }

  /** What a form takes, and now and then what it does not. */
  private static <T> Arbitrary<T> mostly(Arbitrary<T> right, Arbitrary<T> wrong) {
    return Arbitraries.frequencyOf(Tuple.of(9, right), Tuple.of(1, wrong));
  }

  private static Arbitrary<String> personNames(int shortest, int longest) {
    return Combinators.combine(
            LETTERS, LETTERS.list().ofMinSize(shortest - 1).ofMaxSize(longest - 1))
        .as(WhateverSubmitsProperties::text);
  }

  /** A letter first, then also what stands between them. */
  private static Arbitrary<String> unitNames(int shortest, int longest) {
    return Combinators.combine(
            LETTERS, mostly(LETTERS, BETWEEN).list().ofMinSize(shortest - 1).ofMaxSize(longest - 1))
        .as(WhateverSubmitsProperties::text);
  }

  private static String text(int first, List<Integer> rest) {
    StringBuilder text = new StringBuilder().appendCodePoint(first);
    rest.forEach(text::appendCodePoint);
    return text.toString();
  }

  private static Arbitrary<Integer> among(int[][] blocks, IntPredicate wanted) {
    return Arbitraries.of(
        Stream.of(blocks)
            .flatMapToInt(block -> IntStream.rangeClosed(block[0], block[1]))
            .filter(wanted)
            .boxed()
            .toList());
  }
}
