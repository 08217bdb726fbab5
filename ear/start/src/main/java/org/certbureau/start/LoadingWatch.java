package org.certbureau.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens to what the container logs while it loads the bureau: it has no other way to say that it
 * could not. Only that the log is set up anew takes a handler away, and then it comes back.
 */
final class LoadingWatch implements AutoCloseable {
  private static final String NOT_LOADED = "Exception while ";
  private static final String OF_AN_APP = "ing the app";

  /** By which somebody of ours says why there can be no start; it comes from other loaders. */
  private static final String FOR_THIS = "org.certbureau.work.CannotStart";

  private static final String OURS = "org.certbureau.";

  /**
   * Why there is no bureau.
   *
   * @param fault what nobody of ours has a sentence for; null where somebody has
   */
  record Why(String sentence, Throwable fault) {}

  private final Logger root = Logger.getLogger("");
  private final Consumer<Why> end;
  private final Ear ear = new Ear();
  private final List<HeldBack> heldBack = new ArrayList<>();
  private final Runnable listenAgain = this::listen;
  private Throwable last;

  private LoadingWatch(Consumer<Why> end) {
    this.end = end;
  }

  /**
   * @param end is told why, once the bureau could not be loaded
   */
  static LoadingWatch begin(Consumer<Why> end) {
    LoadingWatch watch = new LoadingWatch(end);
    LogManager.getLogManager().addConfigurationListener(watch.listenAgain);
    watch.listen();
    return watch;
  }

  private void listen() {
    root.removeHandler(ear);
    for (Handler handler : root.getHandlers()) {
      if (!(handler.getFilter() instanceof HeldBack)) {
        heldBack.add(HeldBack.from(handler));
      }
    }
    root.addHandler(ear);
  }

  private void hear(LogRecord record) {
    if (record.getLevel().intValue() < Level.SEVERE.intValue()) {
      return;
    }
    if (record.getThrown() != null) {
      last = record.getThrown();
    }
    String message = String.valueOf(record.getMessage());
    if (message.startsWith(NOT_LOADED) && message.contains(OF_AN_APP)) {
      end.accept(said().orElse(new Why(message, null)));
    }
  }

  /** Why, by what was thrown last. */
  Optional<Why> said() {
    return Optional.ofNullable(last).map(LoadingWatch::why);
  }

  /** Of whoever knew best: who says it for this purpose, else the innermost of ours, or of all. */
  static Why why(Throwable thrown) {
    String nearest = thrown.toString();
    String ours = null;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      String type = cause.getClass().getName();
      if (message != null && !message.isBlank()) {
        nearest = message;
        ours = type.startsWith(OURS) ? message : ours;
      }
      if (FOR_THIS.equals(type)) {
        break;
      }
    }
    String sentence = (ours == null ? nearest : ours).strip().replaceAll("\\s*\\n\\s*", "; ");
    return new Why(sentence, ours == null ? thrown : null);
  }

  @Override
  public void close() {
    LogManager.getLogManager().removeConfigurationListener(listenAgain);
    root.removeHandler(ear);
    heldBack.forEach(HeldBack::sayAfterAll);
  }

  /** The manager of the logs closes it when it takes it away. */
  private final class Ear extends Handler {
    @Override
    public void publish(LogRecord record) {
      hear(record);
    }

    @Override
    public void flush() {
      // nothing is kept
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
