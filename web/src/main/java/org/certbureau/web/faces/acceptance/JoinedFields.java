package org.certbureau.web.faces.acceptance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a form that was saved elsewhere while a page went on to show it. */
final class JoinedFields implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By keys: what the browser draws nothing anew of. */
  private final Map<String, Behind> behind = new HashMap<>();

  /**
   * @param shown what the browser shows
   * @param taken what was taken in for it
   */
  private record Behind(String shown, String taken) implements Serializable {}

  /**
   * Takes in what was saved elsewhere; where the page changed the same field, what is typed here
   * stays.
   *
   * @param form as it is typed here; it is changed
   * @param read as this page read or saved it last
   * @param theirs as it stands in the books now
   * @return keys of the fields that both changed, each to something else
   */
  List<String> join(
      Map<String, String> form, Map<String, String> read, Map<String, String> theirs) {
    List<String> contested = new ArrayList<>();
    Set<String> keys = new TreeSet<>(form.keySet());
    keys.addAll(theirs.keySet());
    for (String key : keys) {
      String before = read.getOrDefault(key, "");
      String there = theirs.getOrDefault(key, "");
      String here = form.getOrDefault(key, "");
      if (here.equals(before)) {
        takeIn(key, here, there);
        form.put(key, there);
      } else if (!there.equals(before) && !there.equals(here)) {
        contested.add(key);
      }
    }
    return contested;
  }

  private void takeIn(String key, String here, String there) {
    if (!there.equals(here)) {
      behind.merge(
          key, new Behind(here, there), (first, again) -> new Behind(first.shown(), there));
    }
  }

  /**
   * The browser draws every field anew: one that still says what was there before it was joined
   * says what was taken in for it, and nothing is behind any more.
   *
   * @param form as it is about to be drawn; it is changed
   */
  void draw(Map<String, String> form) {
    behind.forEach(
        (key, field) -> {
          if (form.getOrDefault(key, "").equals(field.shown())) {
            form.put(key, field.taken());
          }
        });
    behind.clear();
  }

  /**
   * Sorts what the browser has sent: a field that still shows what was there before it was joined
   * was not touched, and says what was taken in for it.
   *
   * @param form as it was sent; it is changed
   * @return keys of the fields where something was typed over what the page has never shown
   */
  List<String> receive(Map<String, String> form) {
    List<String> unseen = new ArrayList<>();
    Map.copyOf(behind)
        .forEach(
            (key, field) -> {
              String sent = form.getOrDefault(key, "");
              if (sent.equals(field.shown())) {
                form.put(key, field.taken());
                return;
              }
              behind.remove(key);
              if (!sent.equals(field.taken())) {
                unseen.add(key);
              }
            });
    return unseen;
  }
}
