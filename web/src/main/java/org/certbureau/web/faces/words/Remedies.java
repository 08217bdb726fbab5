package org.certbureau.web.faces.words;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Service;

/** Names a service that would help, by whether its region has it today. */
@RequestScoped
public class Remedies {
  @Inject private Language language;
  @Inject private ServiceWords services;

  /** That it can be applied for, or that it cannot. */
  public String of(RegionCode region, Service service) {
    return Messages.text(
        language.getLocale(),
        isOpen(region, service) ? "application.remedy-open" : "application.remedy-closed",
        List.of(services.word(region, service)));
  }

  public boolean isOpen(RegionCode region, Service service) {
    return services.inForce(region).offers(service);
  }
}
