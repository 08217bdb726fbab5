package org.certbureau.application.line;

import java.util.Map;
import org.certbureau.kernel.CaseNumber;

/**
 * What is registered of a certificate's holder: the form of the application by which it knows them.
 *
 * @param by that application; null where no case tells
 */
public record Register(CaseNumber by, Map<String, String> form) {
  public static final Register UNTOLD = new Register(null, Map.of());

  public Register {
    form = Map.copyOf(form);
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "Register[" + by + "]";
  }
}
