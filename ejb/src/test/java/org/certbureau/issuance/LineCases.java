package org.certbureau.issuance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.application.Counter;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.inspection.Findings;
import org.certbureau.application.inspection.InspectionDesk;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;

/** Certificates of a room's region, and applications about them. */
record LineCases(Workroom room) {
  /** What the issuer's list says of a certificate that it does not name. */
  static final String NOT_LISTED = "NOT_LISTED";

  /** Whoever comes today, in the fields of the region's form. */
  private Map<String, String> agent() {
    Map<String, String> agent = new TreeMap<>(Counter.form(room.region()));
    agent.keySet().removeIf(key -> !key.startsWith("agent"));
    return agent;
  }

  /** A certificate that was just handed over. */
  LineView certificate() {
    CaseNumber number = room.paidCase();
    room.make(number);
    return room.line(number);
  }

  LineView now(LineView line) {
    return room.counter().house().bean(LineRegister.class).view(line.id());
  }

  CaseNumber drafted(Service service, LineView line) {
    return switch (service) {
      case REVOKE -> drafted(service, line, Facts.of(Fact.TOKEN_AT_HAND, true), "LEAVING");
      case CHANGE -> drafted(service, line, Facts.NONE, null, Map.of("unitPhone", "0731-85550143"));
      case KEY_RECOVERY ->
          drafted(
              service,
              line,
              Facts.NONE,
              null,
              Map.of("recoveredPair", "1", "recoveryPurpose", "2025 年社保汇缴密文附件须重新打开"));
      default -> drafted(service, line, Facts.NONE, null);
    };
  }

  /**
   * @param reason for a revocation, else null
   */
  CaseNumber drafted(Service service, LineView line, Facts facts, String reason) {
    return drafted(service, line, facts, reason, Map.of());
  }

  /**
   * @param more fields that are typed besides
   */
  CaseNumber drafted(
      Service service, LineView line, Facts facts, String reason, Map<String, String> more) {
    boolean byBureau = Policies.CHANGSHA.isBureausReason(reason);
    Map<String, String> form = new TreeMap<>(byBureau ? Map.of("grounds", "核查记录") : agent());
    form.putAll(more);
    if (reason != null) {
      form.put("revocationReason", reason);
      if (!facts.is(Fact.TOKEN_AT_HAND).orElse(true)) {
        form.put("tokenMissing", "介质已遗失");
      }
    }
    NewApplication begun = application(service, line, facts, form);
    return room.counter().as(room.acceptor(), () -> room.counter().drafts().draft(begun));
  }

  /** As whoever comes today fills it in, at whatever door. */
  NewApplication application(Service service, LineView line) {
    return application(service, line, Facts.NONE, agent());
  }

  private NewApplication application(
      Service service, LineView line, Facts facts, Map<String, String> form) {
    return new NewApplication(
        room.region(),
        service,
        HolderType.UNIT,
        Channel.COUNTER,
        line.number().value(),
        1,
        1,
        facts,
        Map.of("PERSONAL_INFORMATION", "1"),
        form);
  }

  CaseNumber submitted(Service service, LineView line) {
    CaseNumber number = drafted(service, line);
    if (service == Service.REISSUE_DAMAGED) {
      damaged(number, false);
    }
    submit(number);
    return number;
  }

  CaseNumber accepted(Service service, LineView line) {
    CaseNumber number = submitted(service, line);
    bringEverything(number);
    accept(number);
    return number;
  }

  /** To the end. */
  CaseNumber done(Service service, LineView line) {
    CaseNumber number = accepted(service, line);
    if (state(number) == State.ACCEPTED) {
      approve(number);
    }
    return number;
  }

  /** The desk finds its token damaged, where the region asks for that. */
  void damaged(CaseNumber number, boolean human) {
    if (Policies.of(room.region().value()).inspections().isEmpty()) {
      return;
    }
    inspected(number, Map.of(Fact.DAMAGED, true, Fact.HUMAN_DAMAGE, human));
  }

  void inspected(CaseNumber number, Map<Fact, Boolean> answers) {
    room.counter()
        .as(
            room.acceptor(),
            () -> {
              room.counter()
                  .house()
                  .bean(InspectionDesk.class)
                  .inspect(number, new Findings(answers, List.of("APPEARANCE"), null, null));
            });
  }

  void submit(CaseNumber number) {
    room.counter().take(room.acceptor(), number, Step.SUBMIT);
  }

  void bringEverything(CaseNumber number) {
    room.counter().scanEverything(room.region(), number);
    room.counter().seeEveryOriginal(room.region(), number);
  }

  /** A token that is handed in for good, where it is only offered. */
  void handIn(CaseNumber number, String material, String chip) {
    room.counter()
        .as(
            room.acceptor(),
            () -> room.counter().materials().tickOriginal(number, material, true, chip));
  }

  void accept(CaseNumber number) {
    room.counter().take(room.acceptor(), number, Step.ACCEPT);
  }

  void approve(CaseNumber number) {
    room.counter().take(room.reviewer(), number, Step.APPROVE);
  }

  void end(CaseNumber number, Step step) {
    room.counter().take(room.acceptor(), number, step, "单位改变主意");
  }

  State state(CaseNumber number) {
    return view(number).state();
  }

  ApplicationView view(CaseNumber number) {
    return room.look(number);
  }

  /** What the issuer's list says of both certificates of the line's pair. */
  String listed(LineView line) {
    return listed(now(line).inForce());
  }

  /** What the issuer's list says of both certificates of a pair. */
  String listed(PairView pair) {
    String signing = listed(pair.signingSerial());
    String encryption = listed(pair.encryptionSerial());
    return signing.equals(encryption) ? signing : signing + " and " + encryption;
  }

  private String listed(String serial) {
    return room.counter()
        .house()
        .database()
        .text(
            "select coalesce(max(reason), '%s') from ca_revocation where serial_hex = '%s' and lifted_at is null"
                .formatted(NOT_LISTED, serial));
  }

  /** Holds on it that were not lifted. */
  long holds(LineView line) {
    return room.count("certificate_hold where lifted_at is null and line_id = " + line.id());
  }

  /** Its pairs in force. */
  long inForce(LineView line) {
    return room.count("certificate_pair where in_force_line = " + line.id());
  }

  /** Applications on it that are submitted and not done. */
  long open(LineView line) {
    return room.count("application_item where open_line = " + line.id());
  }
}
