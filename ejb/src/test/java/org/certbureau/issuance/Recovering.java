package org.certbureau.issuance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.recovery.RecoveryRequests;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;

/** Cases of key recovery, on their way from the counter to the officers and on to the station. */
record Recovering(Workroom room, LineCases cases) {
  static final List<String> OFFICERS = List.of("gd-officer1", "gd-officer2", "gd-officer3");

  void admit(String officer) {
    room.counter()
        .house()
        .inTransaction(
            () -> centre().admit(officer, Set.of(room.region()), password(officer), Set.of()));
  }

  KeyRecovery centre() {
    return room.counter().house().bean(KeyRecovery.class);
  }

  RecoveryRequests requests() {
    return room.counter().house().bean(RecoveryRequests.class);
  }

  static char[] password(String officer) {
    return (officer + " knows it").toCharArray();
  }

  /** What the officers are asked. */
  RecoveryOrder asked(CaseNumber number) {
    String job = room.job(number).number();
    return room.counter().house().inTransaction(() -> requests().of(job).orElseThrow().order());
  }

  Quorum.State state(CaseNumber number) {
    return centre().quorum(asked(number)).state();
  }

  Quorum.State consent(CaseNumber number, String officer) {
    RecoveryOrder order = asked(number);
    return room.counter()
        .house()
        .inTransaction(() -> centre().consent(order, officer, password(officer)))
        .state();
  }

  Quorum.State refuse(CaseNumber number, String officer) {
    RecoveryOrder order = asked(number);
    return room.counter()
        .house()
        .inTransaction(() -> centre().refuse(order, officer, password(officer), "章与存档不符"))
        .state();
  }

  /** The bureau looks what was decided. */
  void look() {
    room.counter().house().bean(Restoring.class).catchUp();
  }

  /** At the station, with the key that is born for it proved. */
  CaseNumber asking(LineView line, String pair) {
    CaseNumber number = atStation(line, pair);
    room.receive(room.keyBeside(room.orders(RestoreKey.class).get(0)));
    return number;
  }

  /** Reviewed, and its token wanted. */
  CaseNumber atStation(LineView line, String pair) {
    CaseNumber number =
        cases.drafted(
            Service.KEY_RECOVERY,
            line,
            Facts.NONE,
            null,
            Map.of("recoveredPair", pair, "recoveryPurpose", "重开 2025 年的密文附件"));
    cases.submit(number);
    cases.bringEverything(number);
    cases.accept(number);
    room.orders();
    cases.approve(number);
    return number;
  }

  /** What the station is sent once two have consented. */
  Restore consented(CaseNumber number) {
    consent(number, OFFICERS.get(0));
    consent(number, OFFICERS.get(1));
    look();
    return room.orders(Restore.class).get(0);
  }

  /** The encryption certificate of a pair, DER. */
  byte[] certificate(String pair) {
    return room.counter()
        .house()
        .bean(PairRegister.class)
        .signedFor(pair)
        .orElseThrow()
        .files()
        .encryption();
  }
}
