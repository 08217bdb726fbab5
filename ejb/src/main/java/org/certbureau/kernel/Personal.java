package org.certbureau.kernel;

/**
 * A value that points at one person. It shows itself masked wherever it is printed by accident (a
 * log line, an exception, a list); the whole value has to be asked for by name.
 */
public interface Personal {
  /** The whole value: for the sealed store, printed forms and an audited disclosure only. */
  String value();

  /** For lists, exports and logs. */
  String masked();
}
