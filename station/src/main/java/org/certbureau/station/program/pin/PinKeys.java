package org.certbureau.station.program.pin;

import java.util.Optional;

/**
 * The keys under which administrator PINs are made, by name. A station's own is called by its code;
 * a token made under another is opened by whoever has that one.
 */
public interface PinKeys {
  /** What tokens that are made now get their administrator PINs under. */
  String current();

  /** Empty where the station does not have that key. */
  Optional<AdminPins> named(String name);

  /** Those of a station that has its own key and no other. */
  static PinKeys ofStation(String code, AdminPins own) {
    return new PinKeys() {
      @Override
      public String current() {
        return code;
      }

      @Override
      public Optional<AdminPins> named(String name) {
        return code.equals(name) ? Optional.of(own) : Optional.empty();
      }
    };
  }
}
