package org.certbureau.web.faces.acceptance;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.Problem;

/** Uploads come one by one beside the page; what was refused of them waits here for it. */
@SessionScoped
class RefusedScans implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 50;

  private final List<RefusedScan> refused = new ArrayList<>();

  /**
   * @param file what the clerk's file is called; empty where the browser did not say
   */
  record RefusedScan(String file, Problem problem) implements Serializable {}

  synchronized void add(String file, Problem problem) {
    if (refused.size() < MOST) {
      refused.add(new RefusedScan(file, problem));
    }
  }

  /** All of them, once. */
  synchronized List<RefusedScan> take() {
    List<RefusedScan> taken = List.copyOf(refused);
    refused.clear();
    return taken;
  }
}
