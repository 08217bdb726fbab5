package org.certbureau;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;

/** How what a refusal mentions is handed over: as it is, also where it is not there. */
final class WhatSentencesMention {
  private WhatSentencesMention() {}

  /** The classes that refuse and make a text of what may be null. */
  static List<String> asTheTextNull(JavaClasses house) {
    return house.stream()
        .filter(WhatSentencesMention::refuses)
        .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(call -> isLossy(call)))
        .filter(WhatSentencesMention::saysSoItself)
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  private static boolean refuses(JavaClass type) {
    return type.getConstructorCallsFromSelf().stream()
            .anyMatch(call -> call.getTargetOwner().isEquivalentTo(NotFound.class))
        || type.getMethodCallsFromSelf().stream()
            .anyMatch(
                call ->
                    call.getName().equals("refuses")
                        || call.getTargetOwner().isEquivalentTo(Problem.class)
                            && call.getName().equals("of"));
  }

  private static boolean isLossy(JavaCall<?> call) {
    boolean ofAnObject =
        call.getTarget().getRawParameterTypes().size() == 1
            && call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(Object.class);
    return ofAnObject
        && (call.getTargetOwner().isEquivalentTo(String.class) && call.getName().equals("valueOf")
            || call.getTargetOwner().isEquivalentTo(Objects.class)
                && call.getName().equals("toString"));
  }

  /** The compiler calls it, too, where texts are joined. */
  private static boolean saysSoItself(JavaClass type) {
    String outermost = type.getName().replaceFirst("\\$.*", "");
    Path source = Path.of("src/main/java", outermost.replace('.', '/') + ".java");
    try {
      String text = Files.readString(source);
      return text.contains("String.valueOf(") || text.contains("Objects.toString(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
