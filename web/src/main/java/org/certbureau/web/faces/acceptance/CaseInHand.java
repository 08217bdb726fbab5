package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.kernel.CaseNumber;

/** The application that an acceptance works on; none before its draft was begun. */
@ViewScoped
public class CaseInHand implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private ViewingDesk viewing;

  private String number;
  private transient ApplicationView view;

  /** As it was read last; null for none. */
  ApplicationView view() {
    if (view == null && isBegun()) {
      view = viewing.find(caseNumber());
    }
    return view;
  }

  /** What was read is out of date. */
  void reload() {
    view = null;
  }

  boolean isBegun() {
    return number != null;
  }

  boolean isEditable() {
    return isBegun() && view().isEditable();
  }

  CaseNumber caseNumber() {
    return CaseNumber.of(number);
  }

  String number() {
    return number;
  }

  /**
   * Of a form without what may not be changed: that is the register's, whatever a page has read.
   */
  Map<String, String> typed(Map<String, String> form) {
    Map<String, String> typed = new HashMap<>(form);
    view().fields().stream()
        .filter(FieldView::fixed)
        .forEach(field -> typed.remove(field.getKey()));
    return typed;
  }

  void take(String caseNumber) {
    String taken = caseNumber == null || caseNumber.isBlank() ? null : caseNumber;
    if (!Objects.equals(number, taken)) {
      number = taken;
      view = null;
    }
  }
}
