package org.certbureau.web.faces.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.people.Duty;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** What people may do where, in words. */
@Named("dutyWords")
@RequestScoped
public class DutyWords implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private ServiceWords services;
  @Inject private Words say;

  /** Region by region, each with the roles that are held there. */
  public String of(Collection<Duty> duties) {
    Map<String, Set<String>> byRegion = new LinkedHashMap<>();
    duties.stream()
        .sorted()
        .forEach(
            duty ->
                byRegion
                    .computeIfAbsent(duty.region(), region -> new LinkedHashSet<>())
                    .add(duty.role()));
    return byRegion.entrySet().stream()
        .map(held -> say.of("people.held", region(held.getKey()), say.roles(held.getValue())))
        .collect(Collectors.joining(say.of("people.held.apart")));
  }

  String region(String region) {
    return region.equals("*")
        ? say.of("people.whole-house")
        : services.region(RegionCode.of(region));
  }
}
