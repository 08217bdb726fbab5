package org.certbureau.web.door;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.certbureau.settings.DoorSettings;

/**
 * How much of what machines send this node holds in memory at once. Of each body the beginning is
 * free, so that no small request ever waits for a large one; what is beyond is taken as it arrives,
 * not as it is announced: who sends slowly keeps nothing from the others that is not there.
 */
final class BodyRoom {
  /** Free of each body; the threads of a node are few enough for that. */
  static final int FREE_BYTES = 64 * 1024;

  private static final int UNIT = 1024;

  private final Semaphore units;

  /** A request carried more than its door lets through. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    /** What Grizzly says of a form; with the number of the message, whatever its language. */
    private static final Pattern OF_CONTAINER = Pattern.compile("GRIZZLY0205|(?i)post too large");

    TooLarge(long mostBytes) {
      super("more than " + mostBytes + " bytes");
    }

    /** Whether it is why something failed: found by us, or by the container, which has no type. */
    static boolean isCauseOf(Throwable thrown) {
      return Causes.find(thrown, TooLarge.class).isPresent()
          || Causes.find(thrown, IllegalStateException.class)
              .map(Throwable::getMessage)
              .filter(said -> OF_CONTAINER.matcher(said).find())
              .isPresent();
    }
  }

  /** What machines send at this moment is more than this node holds at once. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("more is being sent than is held at once");
    }
  }

  /** Whoever sends a request hung up in its midst, or sends no more: nobody waits for an answer. */
  static final class CutOff extends IOException {
    private static final long serialVersionUID = 1L;

    CutOff(IOException said) {
      super("the caller sends no more", said);
    }
  }

  /**
   * @param bytes beyond what is free of each
   */
  BodyRoom(int bytes) {
    units = new Semaphore(units(bytes));
  }

  /** As it is set; the largest body that a door allows has room, if it comes alone. */
  static BodyRoom ofSettings() {
    int largest = Math.max(Door.REST.bodyBytes(), Door.SOAP.bodyBytes());
    return new BodyRoom(Math.max(DoorSettings.BODIES.value(), largest));
  }

  private static int units(long bytes) {
    return (int) Math.max(0, (bytes + UNIT - 1) / UNIT);
  }

  Share share() {
    return new Share();
  }

  /** What one request holds, until it is answered. */
  final class Share implements AutoCloseable {
    private int held;

    /**
     * @param bytes how much was read of it by now
     */
    void hold(long bytes) throws Full {
      int needed = units(bytes - FREE_BYTES);
      if (needed > held) {
        if (!units.tryAcquire(needed - held)) {
          throw new Full();
        }
        held = needed;
      }
    }

    @Override
    public void close() {
      units.release(held);
      held = 0;
    }
  }
}
