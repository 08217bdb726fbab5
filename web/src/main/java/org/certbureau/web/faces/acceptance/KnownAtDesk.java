package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.certbureau.application.start.KnownUnit;
import org.certbureau.application.start.KnownUnitDesk;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.FormKeys;
import org.primefaces.PrimeFaces;
import org.primefaces.shaded.json.JSONObject;

/** A unit that is known already is not typed again: its page fills what is empty, and says so. */
@RequestScoped
class KnownAtDesk {
  @EJB private KnownUnitDesk desk;
  @Inject private Draft draft;

  /** What goes along into a draft that is begun for a unit that was found. */
  Map<String, String> begun(Map<String, String> carried) {
    Map<String, String> form = new HashMap<>(carried);
    if (draft.getService() == Service.NEW && carried.containsKey(FormKeys.CREDIT_CODE)) {
      known(carried.get(FormKeys.CREDIT_CODE)).forEach(form::putIfAbsent);
    }
    return form;
  }

  /** Tells the page, when the credit code is left; what stands there already is its own. */
  void tell() {
    Map<String, String> known = new HashMap<>(known(draft.typed(FormKeys.CREDIT_CODE)));
    known.keySet().removeIf(key -> !draft.typed(key).isEmpty());
    if (!known.isEmpty()) {
      PrimeFaces.current().ajax().addCallbackParam("known", new JSONObject(known).toString());
    }
  }

  private Map<String, String> known(String code) {
    return desk.find(draft.getRegion(), draft.situation(), code)
        .map(KnownUnit::values)
        .orElse(Map.of());
  }
}
