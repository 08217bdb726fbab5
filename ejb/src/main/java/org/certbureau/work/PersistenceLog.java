package org.certbureau.work;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.persistence.logging.JavaLog;
import org.eclipse.persistence.logging.SessionLogEntry;

/**
 * What the persistence provider logs, without the stacks of what is no fault: a row that another
 * wrote first is tried again or answered as a conflict. Where it is neither, it goes on up and is
 * logged by whoever answers for it. Named in {@code persistence.xml}.
 */
public class PersistenceLog extends JavaLog {
  private static final Logger LOG = Logger.getLogger(PersistenceLog.class.getName());

  @Override
  public void log(SessionLogEntry entry) {
    Throwable told = entry.getException();
    if (told != null && (SqlFailure.isConstraint(told) || SqlFailure.isCollision(told))) {
      LOG.log(Level.FINE, "another was first: {0}", SqlFailure.reason(told));
      return;
    }
    super.log(entry);
  }
}
