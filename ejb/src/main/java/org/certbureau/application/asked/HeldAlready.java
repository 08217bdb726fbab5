package org.certbureau.application.asked;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;
import org.certbureau.certificate.Holder;
import org.certbureau.certificate.LineFinder;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.RegionCode;
import org.certbureau.subscriber.SubscriberRegister;

/** Whether who asks for a certificate has one already (A-C23). */
@Dependent
public class HeldAlready {
  @EJB LineFinder finder;
  @EJB SubscriberRegister subscribers;

  /**
   * @param form values as checked
   */
  public boolean is(RegionCode region, Map<String, String> form) {
    return subscribers
        .known(UnitOnForm.read(region, form))
        .map(Holder.Unit::new)
        .filter(unit -> !finder.inForce(List.of(unit), Sight.OF_THE_HOUSE).isEmpty())
        .isPresent();
  }
}
