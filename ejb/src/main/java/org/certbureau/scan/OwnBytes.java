package org.certbureau.scan;

/**
 * What of a file is the picture itself: without what hangs behind its end (an archive, a script, a
 * camera's trailer), and without what tells where, when and with what it was taken.
 *
 * @param content the picture as it is kept
 * @param frames pictures in the file; more than one in an animation
 * @param orientation how a viewer turns it, as Exif counts: 1 as it is, up to 8
 */
record OwnBytes(byte[] content, int frames, int orientation, End end) {
  /** The file stops in the middle of the picture. */
  static final OwnBytes TRUNCATED = new OwnBytes(new byte[0], 0, 1, End.MISSING);

  /** Nothing that a viewer shows, or more work than any picture needs. */
  static final OwnBytes UNREADABLE = new OwnBytes(new byte[0], 0, 1, End.BEYOND_READING);

  /** How it is known where the picture ends. */
  enum End {
    /** By its structure. */
    KNOWN,
    /** Its end mark is missing, but something else begins behind it. */
    BEFORE_TRAILER,
    /** Its end mark is missing, and its decoder tells whether something else stands there. */
    FOR_THE_DECODER,
    /** Its end mark was missing and was put there; its decoder tells whether more is missing. */
    ADDED,
    MISSING,
    BEYOND_READING
  }

  static OwnBytes whole(byte[] content, int frames, int orientation) {
    return new OwnBytes(content, frames, orientation, End.KNOWN);
  }
}
