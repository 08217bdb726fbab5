package org.certbureau.station.program.pin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.certbureau.station.contract.SharedPinKey;

/**
 * The keys under which administrator PINs are made, by name. A station's own is called by its code,
 * a region's by {@code REGION/GENERATION}; a token made under another is opened by whoever has that
 * one.
 */
public interface PinKeys {
  /** What tokens get their administrator PINs under where nothing else is said. */
  String current();

  /**
   * Empty where the station does not have that key, or has it for other tokens only.
   *
   * @throws IOException where the keys cannot be read
   */
  Optional<Pin> adminPin(String key, String chip) throws IOException;

  /** Whether tokens can be made under it. */
  default boolean makes(String key) throws IOException {
    return current().equals(key)
        || shared().stream().anyMatch(each -> each.name().equals(key) && each.check() != null);
  }

  /**
   * What others are told of those that are not the station's own.
   *
   * @throws IOException where they cannot be read
   */
  List<SharedPinKey> shared() throws IOException;

  /** Those of a station that has its own key and no other. */
  static PinKeys ofStation(String code, AdminPins own) {
    return new PinKeys() {
      @Override
      public String current() {
        return code;
      }

      @Override
      public Optional<Pin> adminPin(String key, String chip) {
        return code.equals(key) ? Optional.of(own.of(chip)) : Optional.empty();
      }

      @Override
      public List<SharedPinKey> shared() {
        return List.of();
      }
    };
  }
}
