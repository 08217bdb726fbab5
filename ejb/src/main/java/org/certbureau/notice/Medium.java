package org.certbureau.notice;

/** The way to a recipient. Each has its {@link Post}. */
public enum Medium {
  EMAIL
}
