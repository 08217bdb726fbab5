package org.certbureau.console;

import java.util.HashMap;
import java.util.Map;

/** The {@code --name value} pairs behind the command. */
record Options(Map<String, String> values) {
  static Options of(String[] words) {
    Map<String, String> values = new HashMap<>();
    for (int i = 1; i < words.length; i += 2) {
      if (!words[i].startsWith("--")) {
        throw new IllegalArgumentException("an option starts with --, got " + words[i]);
      }
      if (i + 1 == words.length) {
        throw new IllegalArgumentException(words[i] + " needs a value");
      }
      values.put(words[i].substring(2), words[i + 1]);
    }
    return new Options(values);
  }

  String required(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  String or(String name, String fallback) {
    return values.getOrDefault(name, fallback);
  }

  int number(String name, int fallback) {
    String value = values.get(name);
    try {
      return value == null ? fallback : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " wants a whole number, got " + value, e);
    }
  }
}
