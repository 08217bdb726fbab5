package org.certbureau.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.certbureau.ca.RevocationReason;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.testing.House;

/** Certificates of fictional units that stand somewhere, though no case of theirs led there. */
public final class MadeLines {
  private static final RegionCode CHANGSHA = RegionCode.of("430100");

  private final House house;
  private int made;

  public MadeLines(House house) {
    this.house = house;
  }

  /**
   * A certificate of a unit that stands there.
   *
   * @param code null for a unit that is known by its name alone
   * @return the key under which it is kept
   */
  public long line(RegionCode region, String name, String code, LineStanding standing) {
    return line(region, name, name, code, standing);
  }

  /**
   * @param borne what the certificate calls the unit
   */
  public long line(
      RegionCode region, String name, String borne, String code, LineStanding standing) {
    int number = ++made;
    CaseNumber by =
        CaseNumber.of(region.equals(CHANGSHA) ? "CS" : "GD", LocalDate.of(2026, 1, 5), number);
    LineRegister lines = house.bean(LineRegister.class);
    Holder holder = Units.of(house, region, code == null ? "name:" + name : "credit:" + code);
    long key =
        house.inTransaction(() -> lines.open(List.of(new NewLine(region, by, holder)))).get(0);
    if (standing != LineStanding.EMPTY) {
      LocalDate today = LocalDate.ofInstant(house.clock().instant(), China.ZONE);
      LocalDate end = standing == LineStanding.EXPIRED ? today.minusDays(30) : today.plusDays(335);
      made(region, by, key, name, borne, code, end);
      become(standing, key, "J-" + key, by);
    }
    return key;
  }

  private void made(
      RegionCode region,
      CaseNumber by,
      long key,
      String name,
      String borne,
      String code,
      LocalDate end) {
    NewPair pair =
        new NewPair(
            "J-" + key,
            by,
            key,
            region,
            name,
            borne,
            code == null ? null : new CreditCode(code),
            "3B9F%012X".formatted(key),
            "DFCA",
            "4F21%012X".formatted(key),
            "5F21%012X".formatted(key),
            new Validity(
                end.minusYears(1).atStartOfDay(China.ZONE).toInstant(),
                end.atTime(12, 0).atZone(China.ZONE).toInstant()),
            new byte[] {1},
            new byte[] {2});
    inTransaction(PairRegister.class, pairs -> pairs.enter(List.of(pair), "station:CS-1"));
  }

  private void become(LineStanding standing, long key, String job, CaseNumber by) {
    if (standing == LineStanding.UNCONFIRMED) {
      return;
    }
    inTransaction(PairRegister.class, pairs -> pairs.activate(List.of(job), "station:CS-1"));
    if (standing == LineStanding.SUSPENDED) {
      inTransaction(LineRegister.class, lines -> lines.hold(key, by, "system"));
    } else if (standing == LineStanding.ENDED) {
      inTransaction(
          LineRegister.class,
          lines ->
              lines.end(key, by, RevocationReason.CESSATION_OF_OPERATION, "LEAVING", "system"));
    }
  }

  private <B> void inTransaction(Class<B> bean, Consumer<B> work) {
    house.inTransaction(() -> work.accept(house.bean(bean)));
  }
}
