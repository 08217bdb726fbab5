package org.certbureau.testing.contract;

/** Something done within a bean's call. */
public interface Deed<T> {
  T done() throws Exception;
}
