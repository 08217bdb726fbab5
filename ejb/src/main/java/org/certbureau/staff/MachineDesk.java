package org.certbureau.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.asked.RequestKind;
import org.certbureau.staff.asked.RequestView;

/** Lets branch systems in and out again. */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class MachineDesk {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

  @Inject private StaffAccounts accounts;
  @Inject private ServedRegions regions;
  @Inject private RequestBook requests;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Asks for a branch system to be let in; a second administrator agrees, and its token arises when
   * the caller picks it up.
   */
  public RequestView ask(String name, RegionCode region) {
    requireFree(name);
    regions.require(region);
    return requests.ask(
        RequestKind.MACHINE_ADMISSION, name, Map.of(MachineAdmission.REGION, region.value()));
  }

  /**
   * Lets a branch system in.
   *
   * @return the token, shown this once; only its digest is kept
   */
  public String admit(String name, RegionCode region) {
    requireFree(name);
    regions.require(region);
    String token = Secrets.token();
    MachineToken machine =
        new MachineToken(
            name, Sm3.hex(token.getBytes(StandardCharsets.US_ASCII)), region, clock.instant());
    accounts.add(machine);
    audit.record(machine, "machine-token.admitted", Map.of("region", region.value()));
    return token;
  }

  private void requireFree(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new RuleViolation(Problem.of("staff.machine-name", "name", name));
    }
    if (accounts.machine(name).isPresent()) {
      throw new RuleViolation(Problem.of("staff.machine-taken", "name", name));
    }
  }

  /** Takes effect at the machine's next call. */
  public void revoke(String name) {
    MachineToken machine =
        accounts
            .machine(name)
            .orElseThrow(() -> new NotFound("staff.machine-unknown", "name", name));
    machine.revoke(clock.instant());
    audit.record(machine, "machine-token.revoked", Map.of());
  }
}
