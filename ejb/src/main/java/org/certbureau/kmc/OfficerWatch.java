package org.certbureau.kmc;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import org.certbureau.staff.officers.OfficerLeft;
import org.certbureau.staff.officers.OfficerPassword;
import org.certbureau.staff.officers.OfficerPasswordChanged;

/** Has the centre know what happens to its officers at the staff's desks, at that moment. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class OfficerWatch {
  @EJB private KeyRecovery centre;

  public void admitted(@Observes OfficerPassword admitted) {
    centre.admit(admitted.name(), admitted.regions(), admitted.password(), admitted.admittedBy());
  }

  public void chose(@Observes OfficerPasswordChanged changed) {
    centre.passwordChosen(changed.name(), changed.former(), changed.chosen());
  }

  public void left(@Observes OfficerLeft left) {
    centre.left(left.name());
  }
}
