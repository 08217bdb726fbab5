package org.certbureau.audit;

import java.util.stream.Stream;
import org.certbureau.kernel.Problem;

/** A broken place and where it is. */
final class Finding {
  private Finding() {}

  static Problem of(String code, Object... where) {
    return Problem.of(code, null, Stream.of(where).map(Object::toString).toArray(String[]::new));
  }

  /**
   * @param first before what names the entry; may be none
   */
  static Problem of(String code, EntryFields entry, Object... first) {
    return of(code, Stream.concat(Stream.of(first), Stream.of(entry.named())).toArray());
  }
}
