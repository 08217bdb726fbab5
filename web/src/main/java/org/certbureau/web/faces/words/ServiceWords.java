package org.certbureau.web.faces.words;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;

/**
 * What a service is called where it is offered: 「更新」 is a modification in one region and a renewal
 * in another, so that no screen has a word of its own for it.
 */
@Named("services")
@RequestScoped
public class ServiceWords {
  @EJB private PolicyDesk policies;
  @Inject private Language language;

  private final Map<RegionCode, Policy> known = new HashMap<>();

  public String word(RegionCode region, Service service) {
    return inForce(region).word(service, language.getLocale());
  }

  /** The same without the thing that it is done to, for buttons and sentences. */
  public String deed(RegionCode region, Service service) {
    return word(region, service).replaceFirst("^证书(?=..)", "");
  }

  public String region(RegionCode region) {
    return inForce(region).bureau().regionName().in(language.getLocale());
  }

  /** The words of all services that some regions have, by service. */
  public Map<Service, String> words(Collection<RegionCode> regions) {
    Map<Service, String> words = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      String word =
          regions.stream()
              .sorted()
              .map(this::inForce)
              .filter(policy -> policy.words().containsKey(service))
              .map(policy -> policy.word(service, language.getLocale()))
              .distinct()
              .collect(Collectors.joining(" / "));
      if (!word.isEmpty()) {
        words.put(service, word);
      }
    }
    return words;
  }

  /** The version of today; a case goes by its own. */
  public Policy inForce(RegionCode region) {
    return known.computeIfAbsent(region, policies::inForce);
  }

  /** The version that a case goes by: the pinned one, or today's while it is a draft. */
  public Policy policy(ApplicationView view) {
    return policies.version(view.region(), view.policyVersion());
  }
}
