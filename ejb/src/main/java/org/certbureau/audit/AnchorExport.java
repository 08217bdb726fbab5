package org.certbureau.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes anchors outside the database once they are committed; what fails goes with the next. */
final class AnchorExport {
  private static final Logger LOG = Logger.getLogger(AnchorExport.class.getName());
  private static final Queue<Anchor> PENDING = new ArrayDeque<>();

  private AnchorExport() {}

  /** How many could not be written yet. */
  static synchronized int pending() {
    return PENDING.size();
  }

  static synchronized void write(List<Anchor> anchors) {
    PENDING.addAll(anchors);
    Outside outside = Outside.ofThisInstallation();
    try {
      while (!PENDING.isEmpty()) {
        outside.append(PENDING.peek());
        PENDING.remove();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "not written to " + outside.anchorsFile());
    }
  }
}
