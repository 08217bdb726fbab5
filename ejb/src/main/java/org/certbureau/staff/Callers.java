package org.certbureau.staff;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.RegionCode;

/** Tells a desk who is asking. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Callers {
  @Resource private SessionContext session;
  @Inject private StaffAccounts accounts;
  @Inject private MachineTokens machines;
  @Inject private Clock clock;

  /**
   * @throws EJBAccessException where nobody is logged in, or the login was withdrawn meanwhile
   */
  public Caller current() {
    String name = session.getCallerPrincipal().getName();
    if (Caller.isMachine(name)) {
      return machines
          .inForce(name.substring(Caller.MACHINE.length()))
          .filter(token -> token.isGoodAt(clock.instant()))
          .map(MachineToken::toCaller)
          .orElseThrow(() -> new EJBAccessException(name));
    }
    return accounts
        .byName(name)
        .filter(account -> !account.disabled())
        .map(StaffAccount::toCaller)
        .orElseThrow(() -> new EJBAccessException(name));
  }

  /**
   * The same, with nothing but the roles that are admitted to what is asked, each where it is held:
   * what another role may see elsewhere is not seen by this one. What a desk admits by {@code
   * RolesAllowed} it asks for here ({@code RolesInRegionsTest}).
   *
   * @throws EJBAccessException as {@link #current}
   */
  public Caller as(String... admitted) {
    return current().as(Set.of(admitted));
  }

  /**
   * The caller as an administrator of the whole house.
   *
   * @throws EJBAccessException as {@link #current}, and where the caller is none
   */
  public Caller administrator() {
    Caller caller = as(Roles.ADMIN);
    if (!caller.everywhere()) {
      throw new EJBAccessException(caller.name());
    }
    return caller;
  }

  /** Whether somebody, who need not be asking, works here today and holds the role for a region. */
  public boolean holds(String name, String role, RegionCode region) {
    return accounts
        .byName(name)
        .filter(account -> !account.disabled() && account.holds(role, region))
        .isPresent();
  }

  /** Whether somebody works here today as an administrator of the whole house. */
  public boolean isAdministrator(String name) {
    return accounts
        .byName(name)
        .filter(account -> !account.disabled() && account.holdsEverywhere(Roles.ADMIN))
        .isPresent();
  }

  /**
   * What people call somebody, with the account's name where another one is called so; the name
   * itself where no account has it (a station, the system).
   */
  public String displayName(String actor) {
    return accounts.byName(actor).map(this::told).orElse(actor);
  }

  private String told(StaffAccount account) {
    return accounts.hasNamesake(account)
        ? Messages.text(
            Locale.SIMPLIFIED_CHINESE,
            "staff.namesake",
            List.of(account.displayName(), account.name()))
        : account.displayName();
  }

  /** The names that somebody goes by: the account's, and the person's. */
  public List<String> names(String name) {
    return Stream.concat(
            Stream.of(name), accounts.byName(name).map(StaffAccount::displayName).stream())
        .toList();
  }
}
