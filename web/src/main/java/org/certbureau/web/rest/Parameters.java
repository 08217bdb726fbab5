package org.certbureau.web.rest;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.web.door.Misread;

/**
 * Reads what stands in paths and queries as strictly as bodies are read: a number is one or is
 * refused at its name, a text is one that could be kept. The container would answer that there is
 * nothing at the address, and take every flag that it does not know for false.
 */
@Provider
public class Parameters implements ParamConverterProvider {
  private static final String SOUGHT = "text";
  private static final int LONGEST = 200;
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
    String name = name(annotations);
    Function<String, ?> reader = name == null ? null : reader(type, name);
    return reader == null ? null : (ParamConverter<T>) new Reader<>(reader, whenAbsent(type));
  }

  private static String name(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof QueryParam query) {
        return query.value();
      }
      if (annotation instanceof PathParam path) {
        return path.value();
      }
    }
    return null;
  }

  private static Function<String, ?> reader(Class<?> type, String name) {
    if (type == String.class) {
      return text -> text(name, text);
    }
    if (type == int.class || type == Integer.class) {
      return text -> number(name, text, Integer::valueOf);
    }
    if (type == long.class || type == Long.class) {
      return text -> number(name, text, Long::valueOf);
    }
    if (type == boolean.class || type == Boolean.class) {
      return text -> flag(name, text);
    }
    return type.isEnum() ? text -> constant(type, name, text) : null;
  }

  /** What is looked for is told as such; every other text by the name of its parameter. */
  private static String text(String name, String text) {
    if (name.equals(SOUGHT)) {
      return FreeText.soughtAt(name, text).value();
    }
    FreeText said = FreeText.lineAt(name, text);
    if (said.length() > LONGEST) {
      throw new RuleViolation(
          Problem.of(
              "web.parameter-too-long",
              name,
              name,
              Integer.toString(LONGEST),
              Integer.toString(said.length())));
    }
    return said.value();
  }

  private static Object whenAbsent(Class<?> type) {
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == boolean.class ? false : null;
  }

  private static <N> N number(String name, String text, Function<String, N> read) {
    if (DIGITS.matcher(text).matches()) {
      try {
        return read.apply(text);
      } catch (NumberFormatException tooLarge) {
        // told as any other text that is no such number
      }
    }
    throw new Misread(400, Problem.of("web.not-a-number", name, name));
  }

  private static Boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Misread(400, Problem.of("web.not-a-flag", name, name));
    };
  }

  private static Object constant(Class<?> type, String name, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(text))
        .findFirst()
        .orElseThrow(() -> new Misread(400, Problem.of("web.not-among", name, name, names(type))));
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .collect(Collectors.joining(", "));
  }

  private record Reader<T>(Function<String, T> read, Object absent) implements ParamConverter<T> {
    @Override
    @SuppressWarnings("unchecked")
    public T fromString(String text) {
      return text == null ? (T) absent : read.apply(text);
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
