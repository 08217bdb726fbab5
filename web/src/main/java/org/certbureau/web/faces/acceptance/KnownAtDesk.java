package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.certbureau.application.start.KnownUnit;
import org.certbureau.application.start.KnownUnitDesk;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormKeys;
import org.primefaces.PrimeFaces;
import org.primefaces.shaded.json.JSONObject;

/** A unit that is known already is not typed again: its page fills what is empty, and says so. */
@RequestScoped
class KnownAtDesk {
  @EJB private KnownUnitDesk desk;

  /** Tells the page, when the credit code is left; what stands there already is its own. */
  void tell(RegionCode region, Situation asked, UnaryOperator<String> typed) {
    Map<String, String> known =
        new HashMap<>(known(region, asked, typed.apply(FormKeys.CREDIT_CODE)));
    known.keySet().removeIf(key -> !typed.apply(key).isEmpty());
    if (!known.isEmpty()) {
      PrimeFaces.current().ajax().addCallbackParam("known", new JSONObject(known).toString());
    }
  }

  private Map<String, String> known(RegionCode region, Situation asked, String code) {
    return desk.find(region, asked, code).map(KnownUnit::values).orElse(Map.of());
  }
}
