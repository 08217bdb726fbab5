package org.certbureau.web.faces.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.certbureau.crypto.Sm3;

/** What a form brought. */
record Sent(Map<String, List<String>> values) {
  /** The longest page of ours has a tenth of it; a session keeps some. */
  private static final int ROOM = 250_000;

  /** What somebody types who has not logged in: a name. */
  private static final int ROOM_OF_NOBODY = 4_000;

  static Sent of(HttpServletRequest request) {
    return new Sent(
        request.getParameterMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, sent -> List.of(sent.getValue()))));
  }

  /** Who is inside; empty for nobody. */
  static String account(HttpServletRequest request) {
    return request.getUserPrincipal() == null ? "" : request.getUserPrincipal().getName();
  }

  /** By what the same is known again; nothing that was typed can be read from it. */
  String digest() {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(values)
        .forEach(
            (name, sent) -> {
              written(name, all);
              all.append(sent.size()).append('*');
              sent.forEach(value -> written(value, all));
            });
    return Sm3.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void written(String text, StringBuilder all) {
    all.append(text.length()).append(':').append(text);
  }

  /** Whether a session has room for it until its page is asked for again. */
  boolean fits(String account) {
    long length =
        values.entrySet().stream()
            .mapToLong(
                sent ->
                    sent.getKey().length()
                        + sent.getValue().stream().mapToLong(String::length).sum())
            .sum();
    return length <= (account.isEmpty() ? ROOM_OF_NOBODY : ROOM);
  }
}
