package org.certbureau.staff;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.asked.RequestEffect;
import org.certbureau.staff.asked.RequestKind;
import org.certbureau.staff.asked.StaffRequest;

/** Lets a branch's system in once two administrators want it. */
@ApplicationScoped
class MachineAdmission implements RequestEffect {
  static final String REGION = "region";

  @Inject private StaffAccounts accounts;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  @Override
  public Set<RequestKind> kinds() {
    return Set.of(RequestKind.MACHINE_ADMISSION);
  }

  @Override
  public String standing(RequestKind kind, String name) {
    return accounts.machine(name).isPresent() ? "taken" : "free";
  }

  @Override
  public String carryOut(StaffRequest request) {
    String token = Secrets.token();
    RegionCode region = RegionCode.of(request.details().get(REGION));
    MachineToken machine =
        new MachineToken(
            request.subject(),
            Sm3.hex(token.getBytes(StandardCharsets.US_ASCII)),
            region,
            clock.instant());
    accounts.add(machine);
    audit.record(
        machine,
        "machine-token.admitted",
        Map.of("region", region.value(), "request", request.auditId()));
    return token;
  }
}
