package org.certbureau.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Details of an entry as one line of JSON with sorted keys: the same details, the same text. */
final class DetailsText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 4000;

  private DetailsText() {}

  /**
   * @throws IllegalArgumentException where the text would not fit; a shortened entry proves nothing
   */
  static String write(Map<String, String> details) {
    try {
      String text = JSON.writeValueAsString(new TreeMap<>(details));
      if (text.length() > LIMIT) {
        throw new IllegalArgumentException("audit details of " + text.length() + " characters");
      }
      return text;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Map<String, String> read(String text) {
    try {
      return JSON.readValue(text, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Audit details are not JSON", e);
    }
  }
}
