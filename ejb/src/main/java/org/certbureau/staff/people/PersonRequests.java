package org.certbureau.staff.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Roles;
import org.certbureau.staff.StaffAccount;
import org.certbureau.staff.StaffAccounts;
import org.certbureau.staff.asked.RequestEffect;
import org.certbureau.staff.asked.RequestKind;
import org.certbureau.staff.asked.StaffRequest;
import org.certbureau.staff.officers.OfficerPassword;

/** What comes of people whom two administrators let in, give a role, or a password. */
@ApplicationScoped
class PersonRequests implements RequestEffect {
  private static final int TELLING = 16;

  @Inject private StaffAccounts accounts;
  @Inject private PersonRows rows;
  @Inject private Event<OfficerPassword> officers;

  @Override
  public Set<RequestKind> kinds() {
    return Set.of(
        RequestKind.PERSON_CREATION, RequestKind.PERSON_CHANGE, RequestKind.PERSON_PASSWORD);
  }

  /** Its logins are over with every change of an account. */
  @Override
  public String standing(RequestKind kind, String name) {
    return accounts
        .byName(name)
        .map(account -> "login " + account.loginStamp() + " " + told(account))
        .orElse("free");
  }

  /**
   * What a change would write back, in short, and what a password would open: a duty that came in
   * between was agreed to by nobody.
   */
  private static String told(StaffAccount account) {
    String called =
        account.displayName() + '\n' + account.desk() + '\n' + Duty.written(Duty.of(account));
    return Sm3.hex(called.getBytes(StandardCharsets.UTF_8)).substring(0, TELLING);
  }

  @Override
  public String carryOut(StaffRequest request) {
    String password = password(request);
    StaffAccount account = accounts.byName(request.subject()).orElseThrow();
    Set<RegionCode> regions = Duty.regions(account, Roles.RECOVERY_OFFICER);
    if (!regions.isEmpty()) {
      officers.fire(
          new OfficerPassword(
              account.name(),
              regions,
              password.toCharArray(),
              Set.of(request.askedBy(), request.decidedBy())));
    }
    return password;
  }

  private String password(StaffRequest request) {
    if (request.kind() == RequestKind.PERSON_CREATION) {
      return rows.create(request.subject(), PersonRows.sheet(request.details()));
    }
    StaffAccount account = accounts.byName(request.subject()).orElseThrow();
    if (request.kind() == RequestKind.PERSON_CHANGE) {
      rows.change(account, PersonRows.sheet(request.details()));
    }
    // also with a role: who knows the password of before would have it as well
    return rows.reset(account);
  }

  /** Nobody makes themselves an administrator, or stays one by their own word. */
  @Override
  public boolean concerns(StaffRequest request, String administrator) {
    return request.subject().equals(administrator)
        && accounts
            .byName(administrator)
            .filter(account -> account.holdsEverywhere(Roles.ADMIN))
            .isPresent();
  }
}
