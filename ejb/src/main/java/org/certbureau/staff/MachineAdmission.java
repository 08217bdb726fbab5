package org.certbureau.staff;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.asked.RequestEffect;
import org.certbureau.staff.asked.RequestKind;
import org.certbureau.staff.asked.StaffRequest;

/** Gives a branch's system a token once two administrators want it. */
@ApplicationScoped
class MachineAdmission implements RequestEffect {
  static final String REGION = "region";
  static final String DAYS = "days";
  static final String READS = "reads";

  /** Whether the token of before ends at once. */
  static final String AT_ONCE = "oldEndsAtOnce";

  private static final int TELLING = 16;

  @Inject private MachineTokens machines;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  @Override
  public Set<RequestKind> kinds() {
    return Set.of(RequestKind.MACHINE_ADMISSION, RequestKind.MACHINE_RENEWAL);
  }

  /** Which admission it is, and which of its tokens. */
  @Override
  public String standing(RequestKind kind, String name) {
    return machines.admissions(name)
        + machines
            .inForce(name)
            .map(machine -> " " + machine.tokenHash().substring(0, TELLING))
            .orElse("");
  }

  @Override
  public String carryOut(StaffRequest request) {
    String token = Secrets.token();
    String hash = Sm3.hex(token.getBytes(StandardCharsets.US_ASCII));
    if (request.kind() == RequestKind.MACHINE_ADMISSION) {
      admit(request, hash);
    } else {
      renew(request, hash);
    }
    return token;
  }

  private void admit(StaffRequest request, String hash) {
    RegionCode region = RegionCode.of(request.details().get(REGION));
    Reads reads = Reads.valueOf(request.details().get(READS));
    Instant now = clock.instant();
    MachineToken machine =
        new MachineToken(
                request.subject(), machines.admissions(request.subject()), region, reads, hash, now)
            .until(end(request, now));
    machines.add(machine);
    record(
        machine,
        "machine-token.admitted",
        request,
        Map.of(REGION, region.value(), READS, reads.name()));
  }

  private void renew(StaffRequest request, String hash) {
    MachineToken machine =
        machines
            .inForce(request.subject())
            .orElseThrow(() -> new NotFound("staff.machine-unknown", "name", request.subject()));
    boolean atOnce = Boolean.parseBoolean(request.details().get(AT_ONCE));
    Instant now = clock.instant();
    machine.renew(hash, end(request, now), atOnce, now);
    record(machine, "machine-token.renewed", request, Map.of(AT_ONCE, Boolean.toString(atOnce)));
  }

  private static Instant end(StaffRequest request, Instant now) {
    return now.plus(Duration.ofDays(Integer.parseInt(request.details().get(DAYS))));
  }

  private void record(
      MachineToken machine, String action, StaffRequest request, Map<String, String> more) {
    Map<String, String> details = new TreeMap<>(more);
    details.put("request", request.auditId());
    details.put("agreedBy", request.decidedBy());
    details.put("until", machine.expiresAt().toString());
    audit.record(machine, action, details);
  }
}
