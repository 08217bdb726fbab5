package org.certbureau.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} by pairs. */
final class Options {
  private final Map<String, String> values = new HashMap<>();

  Options(String[] words) {
    for (int i = 0; i + 1 < words.length; i += 2) {
      values.put(words[i].substring(2), words[i + 1]);
    }
  }

  String text(String name) {
    return values.get(name);
  }

  int number(String name) {
    return Integer.parseInt(values.get(name));
  }

  List<String> javaOptions() {
    String text = values.getOrDefault("java-options", "");
    return text.isBlank() ? List.of() : List.of(text.split(" "));
  }

  /** The bureau at {@code --port}. */
  BureauUnderTest bureau(Map<String, String> environment, String... moreJavaOptions)
      throws IOException {
    List<String> java = new ArrayList<>(javaOptions());
    java.addAll(List.of(moreJavaOptions));
    return new BureauUnderTest(
        Path.of(text("parts")),
        Path.of(text("settings")),
        Path.of(text("home")),
        number("port"),
        java,
        environment);
  }
}
