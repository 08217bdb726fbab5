package org.certbureau.web.door;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.certbureau.kernel.Money;

/** What a value in JSON is not, so that it can be said in words. */
final class MisfitJson {
  private static final Map<Class<?>, String> WANTED =
      Map.of(
          int.class, "web.not-a-number",
          Integer.class, "web.not-a-number",
          long.class, "web.not-a-number",
          Long.class, "web.not-a-number",
          boolean.class, "web.not-a-flag",
          Boolean.class, "web.not-a-flag",
          String.class, "web.not-a-text",
          LocalDate.class, "web.not-a-day",
          Money.class, "web.not-an-amount");

  private MisfitJson() {}

  static String code(JsonMappingException misfit) {
    if (misfit instanceof UnrecognizedPropertyException) {
      return "web.json-unknown";
    }
    if (misfit instanceof InvalidNullException) {
      return "web.json-null";
    }
    Class<?> wanted = wanted(misfit);
    if (Map.class.isAssignableFrom(wanted)) {
      return "web.not-an-object";
    }
    return Collection.class.isAssignableFrom(wanted)
        ? "web.not-a-list"
        : WANTED.getOrDefault(wanted, "web.json-value");
  }

  private static Class<?> wanted(JsonMappingException misfit) {
    return misfit instanceof MismatchedInputException mismatched
        ? mismatched.getTargetType()
        : Causes.find(misfit, InputCoercionException.class)
            .<Class<?>>map(InputCoercionException::getTargetType)
            .orElse(Object.class);
  }
}
