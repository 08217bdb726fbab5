package org.certbureau.web.faces.frame;

import java.io.Serializable;

/** A list that is walked by key: where it stands and how to go on and back, for the address. */
public abstract class TrailedList implements Serializable {
  private static final long serialVersionUID = 1L;

  private String trail;

  /** The key of the last row where there is a page behind this one; null on the last page. */
  protected abstract Object nextKey();

  /** The key after which this page begins; null for the first page. */
  protected String after() {
    return Trail.of(trail).after();
  }

  /** The same as a number; an address that is not ours begins at the first page. */
  protected Long afterNumber() {
    String after = after();
    try {
      return after == null ? null : Long.valueOf(after);
    } catch (NumberFormatException notOurs) {
      return null;
    }
  }

  /** What is looked for has changed: its first page comes next. */
  protected void startAnew() {
    trail = null;
  }

  /** Null where nothing follows. */
  public String getNextTrail() {
    Trail here = Trail.of(trail);
    Object next = here.isAtEnd() ? null : nextKey();
    return next == null ? null : here.on(next.toString()).toString();
  }

  public String getBackTrail() {
    return Trail.of(trail).back().toString();
  }

  /** How many pages were turned to come here. */
  protected int getPagesBefore() {
    return Trail.of(trail).keys().size();
  }

  public boolean isFirstPage() {
    return Trail.of(trail).isFirst();
  }

  public String getTrail() {
    return trail;
  }

  public void setTrail(String trail) {
    this.trail = trail == null || trail.isBlank() ? null : trail.strip();
  }
}
