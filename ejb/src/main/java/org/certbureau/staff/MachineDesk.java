package org.certbureau.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.asked.RequestKind;
import org.certbureau.staff.asked.RequestView;

/**
 * Where administrators of the whole house ask for branch systems to be let in or given another
 * token, and send them away. What a system shows reads personal data, so that it takes two of them
 * to make one; one alone closes the door.
 */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class MachineDesk {
  /** For how many days a token is good unless something else is asked for. */
  public static final int DAYS = 365;

  private static final int MOST_DAYS = 730;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");

  @Inject private MachineTokens machines;
  @Inject private ServedRegions regions;
  @Inject private RequestBook requests;
  @EJB private Callers callers;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** Those in force by name, then the 200 that were revoked last. */
  public List<MachineView> all() {
    callers.administrator();
    Instant now = clock.instant();
    return machines.all().stream().map(machine -> machine.toView(now)).toList();
  }

  /**
   * Asks for a branch system to be let in; a second administrator agrees, and its token arises when
   * the caller picks it up.
   *
   * @param days for which the token is good; null for {@link #DAYS}
   * @param reads null for its own cases alone
   * @throws RuleViolation at each field that does not fit
   */
  public RequestView ask(String name, RegionCode region, Integer days, Reads reads) {
    callers.administrator();
    List<Problem> problems = new ArrayList<>();
    if (name == null || !NAME.matcher(name).matches()) {
      problems.add(Problem.of("staff.machine-name", "name", name));
    } else if (machines.inForce(name).isPresent()) {
      problems.add(Problem.of("staff.machine-taken", "name", name));
    }
    look(problems, () -> regions.require(region));
    look(problems, () -> days(days));
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    return requests.ask(
        RequestKind.MACHINE_ADMISSION,
        name,
        Map.of(
            MachineAdmission.REGION,
            region.value(),
            MachineAdmission.DAYS,
            days(days),
            MachineAdmission.READS,
            Optional.ofNullable(reads).orElse(Reads.OWN).name()));
  }

  /**
   * Asks for another token for a system that is in force, expired or not; a second administrator
   * agrees, and the token arises when the caller picks it up.
   *
   * @param days for which it is good; null for {@link #DAYS}
   * @param oldEndsAtOnce otherwise the one of before goes on for a day
   * @throws NotFound where no system of that name is in force
   */
  public RequestView renew(String name, Integer days, boolean oldEndsAtOnce) {
    callers.administrator();
    MachineToken machine = machines.inForce(name).orElseThrow(() -> unknown(name));
    return requests.ask(
        RequestKind.MACHINE_RENEWAL,
        machine.name(),
        Map.of(
            MachineAdmission.REGION,
            machine.region().value(),
            MachineAdmission.DAYS,
            days(days),
            MachineAdmission.AT_ONCE,
            Boolean.toString(oldEndsAtOnce)));
  }

  private static void look(List<Problem> problems, Runnable at) {
    try {
      at.run();
    } catch (RuleViolation wrong) {
      problems.addAll(wrong.problems());
    }
  }

  private static String days(Integer asked) {
    int days = asked == null ? DAYS : asked;
    if (days < 1 || days > MOST_DAYS) {
      throw new RuleViolation(
          Problem.of(
              "staff.machine-days", "days", Integer.toString(days), Integer.toString(MOST_DAYS)));
    }
    return Integer.toString(days);
  }

  /**
   * Takes effect at the machine's next call. Said again it changes nothing.
   *
   * @throws NotFound where there never was one of that name
   */
  public void revoke(String name) {
    callers.administrator();
    Optional<MachineToken> machine = machines.inForce(name);
    if (machine.isEmpty()) {
      if (machines.admissions(name) == 0) {
        throw unknown(name);
      }
      return;
    }
    machine.get().revoke(clock.instant());
    audit.record(machine.get(), "machine-token.revoked", Map.of());
  }

  private static NotFound unknown(String name) {
    return new NotFound("staff.machine-unknown", "name", name);
  }
}
