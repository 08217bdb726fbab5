package org.certbureau.web.faces;

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

  private final List<Problem> refused = new ArrayList<>();

  synchronized void add(Problem problem) {
    if (refused.size() < MOST) {
      refused.add(problem);
    }
  }

  /** All of them, once. */
  synchronized List<Problem> take() {
    List<Problem> taken = List.copyOf(refused);
    refused.clear();
    return taken;
  }
}
