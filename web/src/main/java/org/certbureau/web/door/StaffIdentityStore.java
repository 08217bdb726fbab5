package org.certbureau.web.door;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.certbureau.staff.Attempt;
import org.certbureau.staff.Login;
import org.certbureau.staff.Logins;

/** Asks the staff register whether a password or a machine's token is right. */
@ApplicationScoped
class StaffIdentityStore implements IdentityStore {
  @EJB private Logins logins;
  @Inject private HttpServletRequest request;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (credential instanceof UsernamePasswordCredential person) {
      Attempt attempt =
          logins.byPassword(
              person.getCaller(), person.getPassword().getValue(), RemoteAddress.of(request));
      KeptLogin.note(request, attempt);
      return result(attempt.login());
    }
    if (credential instanceof MachineToken machine) {
      return result(logins.byMachineToken(machine.token()));
    }
    return CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  /** What a machine shows as {@code Authorization: Bearer …}. */
  record MachineToken(String token) implements Credential {
    @Override
    public String toString() {
      return "machine token";
    }
  }

  private static CredentialValidationResult result(Optional<Login> login) {
    return login
        .map(known -> new CredentialValidationResult(known.name(), known.roles()))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }
}
