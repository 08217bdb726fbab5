package org.certbureau.region.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.Spelling;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.SystemsRule;

/** Online systems as a form names them: by their code, by their word, or, where allowed, others. */
final class SystemNames {
  /** However people part the names of a list. */
  private static final String SEPARATORS = "[,，、;；\\n]";

  private static final int LONGEST = 50;

  private final SystemsRule rule;

  SystemNames(SystemsRule rule) {
    this.rule = rule;
  }

  /** Those of the catalogue first, in its order and by their codes, each once. */
  Outcome read(String typed) {
    Set<String> codes = new LinkedHashSet<>();
    // one system is paid for once (CS-F3), however it is written
    Map<String, String> others = new LinkedHashMap<>();
    for (String part : typed.split(SEPARATORS, -1)) {
      Optional<Problem> wrong = FreeText.checkLine(part);
      if (wrong.isPresent()) {
        return new Outcome(null, wrong.get());
      }
      String name = FreeText.line(part).value();
      Optional<String> code = code(name);
      if (code.isPresent()) {
        codes.add(code.get());
      } else if (!rule.others()) {
        return notAmong(name);
      } else if (FreeText.length(name) > LONGEST) {
        return Outcome.wrong(
            "region.field-too-long",
            String.valueOf(FreeText.length(name)),
            String.valueOf(LONGEST));
      } else if (!name.isEmpty()) {
        others.putIfAbsent(key(name), name);
      }
    }
    if (codes.isEmpty() && others.isEmpty()) {
      return notAmong(typed.strip());
    }
    int wanted = codes.size() + others.size();
    if (wanted > rule.max()) {
      return Outcome.wrong(
          "region.field-too-many", String.valueOf(wanted), String.valueOf(rule.max()));
    }
    List<String> kept = new ArrayList<>();
    rule.catalogue().stream().map(Choice::code).filter(codes::contains).forEach(kept::add);
    kept.addAll(others.values());
    return Outcome.of(String.join(",", kept));
  }

  private Optional<String> code(String name) {
    String sought = key(name);
    return rule.catalogue().stream()
        .filter(
            system ->
                Stream.of(system.code(), system.label().zh(), system.label().en())
                    .anyMatch(word -> key(word).equals(sought)))
        .map(Choice::code)
        .findFirst();
  }

  private Outcome notAmong(String name) {
    return Outcome.notAmong(name, rule.catalogue());
  }

  private static String key(String name) {
    return Spelling.key(name);
  }
}
