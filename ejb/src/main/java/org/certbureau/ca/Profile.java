package org.certbureau.ca;

/** The two certificates of a pair (GM/T 0015): one signs, the other encrypts. */
public enum Profile {
  SIGNING,
  ENCRYPTION
}
