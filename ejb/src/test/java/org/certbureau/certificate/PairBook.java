package org.certbureau.certificate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.RevocationReason;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.testing.House;

/** The book of pairs of two regions, and what a maker's station tells it. */
final class PairBook implements AutoCloseable {
  static final RegionCode CHANGSHA = RegionCode.of("430100");
  static final RegionCode GUANGDONG = RegionCode.of("440000");
  static final CaseNumber CASE = new CaseNumber("CS-20261122-000001");
  static final String STATION = "station:CS-1";

  static final String HOLDER = "长沙澄岚包装材料有限公司";

  private static final String UNIT = "credit:91430100MA4L00011K";

  private final House house = House.onH2();
  private final boolean oneCase;
  private final Map<CaseNumber, Long> lines = new HashMap<>();
  private int entered;

  private PairBook(boolean oneCase) {
    this.oneCase = oneCase;
  }

  /** Its pairs are the attempts of {@link #CASE}. */
  static PairBook ofOneCase() {
    return new PairBook(true);
  }

  /** Each of its pairs is another case's. */
  static PairBook ofManyCases() {
    return new PairBook(false);
  }

  House house() {
    return house;
  }

  private long open(RegionCode region, CaseNumber opener) {
    List<NewLine> wanted = List.of(new NewLine(region, opener, Units.of(house, region, UNIT)));
    return house.inTransaction(() -> house.bean(LineRegister.class).open(wanted)).get(0);
  }

  PairRegister register() {
    return house.bean(PairRegister.class);
  }

  /** A pair as it comes from its issuer; chip and serials count up with the pairs. */
  NewPair made(String job, RegionCode region, LocalDateTime begins, LocalDateTime ends) {
    return made(job, region, begins, ends, HOLDER);
  }

  private NewPair made(
      String job,
      RegionCode region,
      LocalDateTime begins,
      LocalDateTime ends,
      String certificateName) {
    int number = ++entered;
    CaseNumber made = oneCase ? CASE : CaseNumber.of("CS", LocalDate.of(2026, 11, 22), number);
    return new NewPair(
        job,
        made,
        lines.computeIfAbsent(made, opener -> open(region, opener)),
        region,
        HOLDER,
        certificateName,
        new CreditCode("91430100MA4L00011K"),
        "3B9F%04d".formatted(number),
        "DFCA",
        "4F21%04d".formatted(number),
        "5F21%04d".formatted(number),
        new Validity(begins.atZone(China.ZONE).toInstant(), ends.atZone(China.ZONE).toInstant()),
        (job + " signs").getBytes(StandardCharsets.UTF_8),
        (job + " encrypts").getBytes(StandardCharsets.UTF_8));
  }

  /** One whose holder has a shorter name on it. */
  NewPair made(String job, RegionCode region, String lastDay, String certificateName) {
    LocalDateTime end = LocalDate.parse(lastDay).atTime(12, 0);
    return made(job, region, end.minusYears(1), end, certificateName);
  }

  /** One that ends at noon of a day. */
  NewPair made(String job, RegionCode region, String lastDay) {
    LocalDateTime end = LocalDate.parse(lastDay).atTime(12, 0);
    return made(job, region, end.minusYears(1), end);
  }

  void enter(NewPair... made) {
    house.inTransaction(() -> register().enter(List.of(made), STATION));
  }

  void enter(String job, RegionCode region, String lastDay) {
    enter(made(job, region, lastDay));
  }

  void activate(String... jobs) {
    house.inTransaction(() -> register().activate(Arrays.asList(jobs), STATION));
  }

  List<PairView> discard(String job, String reason) {
    return house.inTransaction(
        () -> register().discard(job, STATION, RevocationReason.CESSATION_OF_OPERATION, reason));
  }

  List<AuditRecord> trail(String job) {
    return house.bean(AuditTrail.class).of("pair", job);
  }

  @Override
  public void close() {
    house.close();
  }
}
